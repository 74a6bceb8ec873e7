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
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as child:
        try:
            for batch in iter(lambda: _batch(child), []):
                if isinstance(batch, str):
                    raise Refused(batch)
                yield from ((number, list(map(_undone, cells))) for number, cells in batch if any(cells))
        finally:
            child.kill()


def _undone(cell: object) -> object:
    return undone(cell) if isinstance(cell, str) else cell


def _batch(child: subprocess.Popen) -> list | str:
    """Some records, [] at the end, or the code of a refusal."""
    try:
        return pickle.load(child.stdout)  # type: ignore[arg-type]
    except (EOFError, pickle.UnpicklingError):
        # Ended by a signal: the parser asked for more memory than it may have. Otherwise it stumbled over the file.
        return "too-big" if child.wait() < 0 else "unreadable"
