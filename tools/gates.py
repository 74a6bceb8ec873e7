"""Everything CI checks, in the order in which a fault is cheapest to find. Stops at the first gate that is shut."""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = ROOT / ".venv" / "bin"


def gates(full: bool):
    """(name, command, environment) of each gate."""
    size = "" if full else "not full"
    apart = "not browser and " + size if size else "not browser"
    yield "lint", ["ruff", "check", "."], {}
    yield "format", ["ruff", "format", "--check", "."], {}
    yield "templates", ["djade", "--check", "--target-version", "5.2", *templates()], {}
    yield "layers", ["lint-imports"], {}
    yield "types", ["mypy", "kohort"], {}
    tests = ["pytest", "-n", "2", "--dist", "worksteal", "--no-migrations", "-m"]
    yield "tests on SQLite", [*tests, apart], {}
    once = "not own_file" if full else "not own_file and not walk"
    yield "tests on PostgreSQL", [*tests, f"{apart} and {once}"], {"KOHORT_TEST_DB": "postgres"}
    yield "tests in a browser", ["pytest", "tests/browser", "-n", "2", "--dist", "loadfile", "-m", size], {}
    yield "planted faults", ["python", "tools/faults.py"], {}


def templates():
    return sorted(str(path) for path in (ROOT / "kohort").rglob("templates/**/*.html"))


def main() -> None:
    os.chdir(ROOT)
    for name, command, more in gates("--full" in sys.argv):
        start = time.monotonic()
        print(f"— {name}", flush=True)
        if subprocess.run([BIN / command[0], *command[1:]], env={**os.environ, **more}, check=False).returncode:
            sys.exit(f"The gate “{name}” is shut.")
        print(f"  {time.monotonic() - start:.0f} s", flush=True)


if __name__ == "__main__":
    main()
