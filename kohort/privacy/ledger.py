"""Who was erased, beside the database: what a restored backup has forgotten is still known here.

`KOHORT_HOME/erased` has a line for each tombstone of the kind "erased": the institution's number and the keyed hash.
Lines are only ever added. Without the key in `tombstones.key` they tell nothing about anybody.
"""

import os
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings

from kohort.kit.bugs import bug
from kohort.register.models import Tombstone

WHY = "the ledger of erasures is kept in step with the database"
Marks = dict[int, set[bytes]]  # by institution


def path() -> Path:
    return settings.KOHORT_HOME / "erased"


def written() -> Marks:
    """What the ledger holds."""
    found: Marks = defaultdict(set)
    lines = path().read_text().splitlines() if path().exists() and not bug("resurrect") else []
    for institution, mark in map(str.split, lines):
        found[int(institution)].add(bytes.fromhex(mark))
    return found


def known() -> Marks:
    """What the database holds."""
    found: Marks = defaultdict(set)
    rows = Tombstone.objects.trusted(WHY).filter(kind=Tombstone.Kind.ERASED)
    for institution, mark in rows.values_list("institution_id", "mark"):
        found[institution].add(bytes(mark))
    return found


def append(institution: int, marks: Iterable[bytes]) -> None:
    """On the disk when this returns."""
    lines = "".join(f"{institution} {mark.hex()}\n" for mark in marks)
    with os.fdopen(os.open(path(), os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), "w") as file:
        file.write(lines)
        file.flush()
        os.fsync(file.fileno())


def lacking(one: Marks, other: Marks) -> Marks:
    """What the other has and this one has not."""
    return {institution: more for institution, marks in other.items() if (more := marks - one[institution])}
