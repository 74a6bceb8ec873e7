"""Spreadsheets as records. The parsing runs in a child process with a memory limit, so that a small file that claims a
cell in the last corner of the sheet ends the child and not the site, and no worker is blocked meanwhile."""

import pickle
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from .formulas import undone
from .refusal import Refused

READER = Path(__file__).with_name("sheet_process.py")


def sheet_records(path: Path) -> Iterator[tuple[int, list]]:
    """(row number as the spreadsheet shows it, cells) of the first sheet with rows, blank rows left out."""
    # The child is our own module under our own interpreter, so what it pickles is trusted.
    command = [sys.executable, "-I", str(READER), str(path)]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    try:
        while True:
            batch = _batch(child)
            if isinstance(batch, str):
                raise Refused(batch)
            if not batch:
                return
            for number, cells in batch:
                if any(cells):
                    yield number, [undone(cell) if isinstance(cell, str) else cell for cell in cells]
    finally:
        child.kill()
        child.wait()
        child.stdout.close()


def _batch(child: subprocess.Popen) -> list | str:
    """Some records, [] at the end, or the code of a refusal."""
    try:
        return pickle.load(child.stdout)
    except (EOFError, pickle.UnpicklingError):
        # Ended by a signal: the parser asked for more memory than it may have. Otherwise it stumbled over the file.
        return "too-big" if child.wait() < 0 else "unreadable"
