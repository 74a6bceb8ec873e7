"""Plants each fault and runs the tests that must notice it. A fault nobody notices fails the gate."""

import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PLANTED = re.compile(r"""\bbug\(f?["']([\w{}-]+)["']\)""")


def planted() -> dict[str, str]:
    """{fault: the tests that must notice it, perhaps after NAME=value for their environment}, from the table beside."""
    rows = (ROOT / "tools" / "faults.txt").read_text().splitlines()
    return dict(row.split(maxsplit=1) for row in rows if row and not row.startswith("#"))


def in_the_code() -> set[str]:
    """Every fault that can be planted; a name with a brace stands for a family and is listed by its members."""
    sources = (p.read_text() for p in (ROOT / "kohort").rglob("*.py") if "tests" not in p.parts)
    return {name for source in sources for name in PLANTED.findall(source) if "{" not in name}


def is_noticed(fault: str, tests: str) -> bool:
    """Whether the tests turn red (exit status 1; anything else is a fault of the run itself)."""
    words = tests.split()
    more = dict(word.split("=") for word in words if "=" in word)
    named = [word for word in words if "=" not in word]
    command = [sys.executable, "-m", "pytest", "-q", "-x", "--no-migrations", *named]
    run = subprocess.run(command, env={**os.environ, **more, "BUG": fault}, capture_output=True, cwd=ROOT, check=False)
    return run.returncode == 1


def main() -> None:
    table = planted()
    if missing := in_the_code() - table.keys():
        sys.exit(f"No test is named for these planted faults: {', '.join(sorted(missing))}")
    with ThreadPoolExecutor(2) as pool:
        noticed = dict(zip(table, pool.map(is_noticed, *zip(*table.items(), strict=True)), strict=True))
    unnoticed = [fault for fault, seen in noticed.items() if not seen]
    print(f"{len(noticed) - len(unnoticed)} of {len(noticed)} planted faults were noticed")
    if unnoticed:
        sys.exit(f"Nobody noticed: {', '.join(unnoticed)}")


if __name__ == "__main__":
    main()
