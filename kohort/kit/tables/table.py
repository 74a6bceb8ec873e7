"""`open_table`: a file of any kind as numbered records, one of which is the header."""

import datetime
import zipfile
from collections.abc import Iterator
from itertools import chain, dropwhile, islice
from pathlib import Path
from typing import TypeAlias

from .bombs import MOST_BYTES, refuse_bomb
from .refusal import Refused
from .sheet import sheet_records
from .text import text_records

Cell: TypeAlias = str | int | float | datetime.date
Record: TypeAlias = tuple[int, list[Cell]]

MOST_COLUMNS = 500
HEAD = 10
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
NOT_TABLES = (b"%PDF", b"<", b"{\\rtf", b"\x1f\x8b", b"\x89PNG", b"\xff\xd8\xff", b"PK\x05\x06")
SPREADSHEETS = {"xl/workbook.xml", "content.xml", "xl/workbook.bin"}


class Table:
    """Numbered records under a header. A number is the record's place in the file: the first is 1, blank ones count.

    `header`: the texts of the header record, by default the first record that is not blank.
    `head`: the first ten records that are not blank, so that a domain can pick another header among them.
    Iterating gives (number, cells) for what follows the header and is not blank; every iteration starts afresh.
    """

    def __init__(self, path: Path, kind: str):
        self.path, self.kind = path, kind
        self._records: Iterator[Record] | None = self._read()
        self.head = list(islice(self._records, HEAD))
        if not self.head:
            raise Refused("empty")
        self._records = chain(self.head, self._records)
        self.take_header(self.head[0][0])

    def take_header(self, number: int) -> None:
        """Let the record of this number, one of `head`, be the header."""
        self.header_number = number
        self.header = [str(cell) for cell in dict(self.head)[number]]

    def __iter__(self) -> Iterator[Record]:
        # The first iteration goes on from where the head was read: a spreadsheet is loaded once, not twice.
        records, self._records = self._records or self._read(), None
        return dropwhile(lambda record: record[0] <= self.header_number, records)

    def _read(self) -> Iterator[Record]:
        records: Iterator[tuple[int, list]] = (text_records if self.kind == "text" else sheet_records)(self.path)
        for number, cells in records:
            if len(cells) > MOST_COLUMNS and any(cells[MOST_COLUMNS:]):
                raise Refused("too-wide", most=MOST_COLUMNS)
            yield number, cells


def open_table(path: Path | str) -> Table:
    """Raises Refused: empty, too-big, too-wide, unreadable, open-quote, mixed-encoding, password, unknown-kind, binary.

    The kind is taken from the content, never from the name. Refused may also come while iterating.
    """
    path = Path(path)
    size = path.stat().st_size
    if not size:
        raise Refused("empty")
    if size > MOST_BYTES:
        raise Refused("too-big")
    return Table(path, _kind(path))


def _kind(path: Path) -> str:
    with path.open("rb") as file:
        start = file.read(64)
    if start.startswith(ZIP):
        return _kind_of_zip(path)
    if start.startswith(OLE):
        return "sheet"
    if start.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(NOT_TABLES):
        raise Refused("unknown-kind")
    return "text"


def _kind_of_zip(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            if SPREADSHEETS.isdisjoint(archive.namelist()):
                raise Refused("unknown-kind")
            refuse_bomb(path, archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise Refused("unreadable") from error
    return "sheet"
