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
    yield "tests on SQLite", ["pytest", "-n", "2", "-m", apart], {}
    yield "tests on PostgreSQL", ["pytest", "-n", "2", "-m", apart], {"KOHORT_TEST_DB": "postgres"}
    yield "tests in a browser", ["pytest", "tests/browser", "-n", "2", "--dist", "loadfile", "-m", size], {}
    yield "planted faults", ["python", "tools/faults.py"], {}


def templates():
    return sorted(str(path) for path in (ROOT / "kohort").rglob("templates/**/*.html"))


def run(gates) -> None:
    """Gates beside each other; what they say is shown when they end."""
    start = time.monotonic()
    running = [
        (name, subprocess.Popen([BIN / command[0], *command[1:]], env={**os.environ, **more}, **said(gates)))
        for name, command, more in gates
    ]
    for name, process in running:
        print(f"— {name}", flush=True)
        print(process.communicate()[0] or "", end="", flush=True)
        print(f"  {time.monotonic() - start:.0f} s", flush=True)
    if shut := [name for name, process in running if process.returncode]:
        sys.exit(f"Shut: {', '.join(shut)}.")


def said(gates) -> dict:
    return {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True} if len(gates) > 1 else {}


def main() -> None:
    os.chdir(ROOT)
    *alone, browser, faults = gates("--full" in sys.argv)
    for gate in alone:
        run([gate])
    run([browser, faults])  # a browser mostly waits


if __name__ == "__main__":
    main()
