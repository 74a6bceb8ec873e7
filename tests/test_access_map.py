"""Every address and what it demands, compared with the list in `access_map.txt` that people review."""

from pathlib import Path

from kohort.access.gate import access_map

GOLDEN = Path(__file__).with_name("access_map.txt")


def test_every_address_names_its_rule():
    assert [path for path, rule in access_map() if rule is None] == []


def test_the_map_is_as_reviewed():
    """To change it on purpose: write `drawn()` to the file and look at the difference."""
    assert drawn() == GOLDEN.read_text()


def drawn() -> str:
    rows = sorted(access_map())
    return "".join(f"{path}  {rule}\n" for path, rule in rows)
