"""Delimited text as records: finds encoding and separator, then streams: a million rows fit in little memory."""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from .encoding import encoding_of
from .formulas import undone
from .refusal import Refused

SEPARATORS = ";,\t|"
LINES_IN_A_CELL = 200  # more than this in one record is a quotation mark that was never closed


def text_records(path: Path) -> Iterator[tuple[int, list[str]]]:
    """(record number, stripped cells) of the records that are not blank. Raises Refused."""
    encoding = encoding_of(path)
    with path.open(encoding=encoding, newline="") as lines:
        separator = _separator(list(islice(lines, 40)))
    with path.open(encoding=encoding, newline="") as lines:
        yield from _numbered(lines, separator)


def _numbered(lines: Iterable[str], separator: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(lines, delimiter=separator)
    number = line = 0
    try:
        for number, raw in enumerate(reader, 1):
            if reader.line_num - line > LINES_IN_A_CELL:
                raise Refused("open-quote", record=number)
            line = reader.line_num
            cells = list(map(str.strip, raw))
            if any(cells):
                yield number, list(map(undone, cells)) if "'" in "".join(cells) else cells
    except csv.Error as error:
        raise Refused("open-quote", record=number + 1) from error


def _separator(lines: list[str]) -> str:
    """The separator under which most records agree on having many cells; a first line `sep=;` decides."""
    first = lines[0].strip().lower() if lines else ""
    if first.startswith("sep=") and len(first) == 5:
        return first[4]
    return max(SEPARATORS, key=lambda separator: _agreement(lines, separator))


def _agreement(lines: list[str], separator: str) -> int:
    try:
        widths = Counter(len(record) for record in csv.reader(lines, delimiter=separator))
    except csv.Error:
        return 0
    return max(((width - 1) * count for width, count in widths.items()), default=0)
