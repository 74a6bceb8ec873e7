"""Reads calendars as programs do that are not ours: ical.js, and a strict reader of lines."""

import json
import os
import shutil
import subprocess
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[2]


def parsed(file: bytes) -> dict:
    """The calendar's properties and its `events`, as ical.js understands them; `starts` and `ends` are instants."""
    node = shutil.which("node", path=f"{os.environ['PATH']}{os.pathsep}{ROOT / '.venv' / 'bin'}")
    run = subprocess.run([node, HERE / "ical.mjs"], input=file, capture_output=True, check=True, cwd=ROOT)
    return json.loads(run.stdout)


def lines(file: bytes) -> list[str]:
    """The unfolded lines of a file that keeps RFC 5545, 3.1: CRLF everywhere, at most 75 octets, no letter cut."""
    folded = file.split(b"\r\n")
    assert folded.pop() == b""
    assert not any(b"\n" in line or b"\r" in line for line in folded)
    assert max(map(len, folded)) <= 75
    assert all(line.decode() for line in folded)
    return file.replace(b"\r\n ", b"").decode().splitlines()


def value(file: bytes, name: str) -> str:
    """What the only line of this property says, as it stands."""
    (line,) = [line for line in lines(file) if line.split(":")[0].split(";")[0] == name]
    return line.split(":", 1)[1]
