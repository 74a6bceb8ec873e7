"""A national identity number is neither stored, logged nor echoed: the bytes of everything written are searched."""

import pytest

from .files import NATIONAL_ID, degree, many, write
from .subprocesses import made, run_cli

pytestmark = pytest.mark.own_file

PROTECTED = "vernet.adresse@example.com"


def test_no_byte_of_a_number_or_a_protected_person_is_kept(tmp_path):
    rows = [
        *many(30),
        degree("P90", "D90", note=f"fnr {NATIONAL_ID[:6]} {NATIONAL_ID[6:]}"),
        degree("P91", NATIONAL_ID, surname="Numbersen"),
        degree("P92-vernet", "D92", surname="Vernetsen", email_private=PROTECTED, protected_identity="ja"),
    ]
    home = made(tmp_path)
    outputs = [
        run_cli(home, "import", write(tmp_path / "in.csv", rows), "--institution", "lysbu", *more)
        for more in ([], ["--json"], ["--dry-run"])
    ]
    assert all(done.returncode == 0 for done in outputs)
    assert b"left out 2" in outputs[0].stdout
    stored = b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())
    assert b"p1@example.com" in stored
    for secret in (
        NATIONAL_ID,
        f"{NATIONAL_ID[:6]} {NATIONAL_ID[6:]}",
        PROTECTED,
        "Vernetsen",
        "P92-vernet",
        "Numbersen",
    ):
        assert secret.encode() not in stored
        assert not any(secret.encode() in done.stdout + done.stderr for done in outputs)
