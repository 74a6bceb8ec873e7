"""CSV and XLSX for people who open them in a spreadsheet: nothing in them runs, and importing them again gives the same
texts (see `formulas`)."""

import csv
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import BinaryIO, TextIO

import xlsxwriter

from .formulas import defused, kept_as_string
from .refusal import Refused

MOST_ROWS = 1_048_576  # of an XLSX sheet


def write_csv(rows: Iterable[Sequence[object]], stream: TextIO) -> None:
    """Writes all rows, the header first among them, as `;`-separated UTF-8 with a byte order mark.

    That is what Nordic spreadsheet programs open without questions. `stream` takes text, such as an HttpResponse or
    a file opened with newline="" and encoding="utf-8".
    """
    stream.write("\ufeff")
    writer = csv.writer(stream, delimiter=";", quoting=csv.QUOTE_ALL)
    writer.writerows([defused(_text(value)) for value in row] for row in rows)


def write_xlsx(header: Sequence[str], rows: Iterable[Sequence[object]], stream: BinaryIO) -> None:
    """Writes one sheet in which every cell is a string. Raises Refused("too-big") past the sheet's last row."""
    with xlsxwriter.Workbook(stream, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        for row, values in enumerate(chain([header], rows)):
            if row >= MOST_ROWS:
                raise Refused("too-big")
            _write_row(sheet, row, values)


def _write_row(sheet: xlsxwriter.worksheet.Worksheet, row: int, values: Sequence[object]) -> None:
    for column, value in enumerate(values):
        sheet.write_string(row, column, kept_as_string(_text(value)))


def _text(value: object) -> str:
    return "" if value is None else str(value)
