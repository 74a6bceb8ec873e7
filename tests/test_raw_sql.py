"""The guard is a promise about querysets; what goes round it is banned, or stands in this short list with a reason."""

import re
from pathlib import Path

from kohort import __file__ as package

ROUND_THE_GUARD = re.compile(r"\.raw\(|connection\.cursor|_base_manager|_raw_delete|\.extra\(|RawSQL")
ALLOWED = {
    "access/guard.py": "names what it bans",
    "kit/inserting.py": "INSERT … SELECT of rows that were cleared or trusted: compiling them asks the guard",
    "privacy/wiping.py": "a PRAGMA or VACUUM, no rows",
    "register/giving_way.py": "a PRAGMA, no rows",
}


def test_nothing_goes_round_the_guard():
    root = Path(package).parent
    found = {
        str(path.relative_to(root))
        for path in root.rglob("*.py")
        if "tests" not in path.parts and ROUND_THE_GUARD.search(path.read_text())
    }
    assert found == set(ALLOWED)
