"""The four tables of the export as rows of plain cells.

LinkedIn writes UTF-8 with commas and English headings, whatever language its member reads. Some tables begin with
"Notes:", and a spreadsheet may have saved them anew.
"""

import csv
from collections.abc import Iterator
from io import StringIO
from itertools import islice

from kohort.kit.tables import Refused

Row = dict[str, str]

NEEDED = {  # by which headings a table is known
    "positions.csv": {"company name", "title"},
    "education.csv": {"school name"},
    "profile.csv": {"first name", "headline"},
    "skills.csv": {"name"},
}
COLUMNS = {  # all that is read; descriptions, notes and whatever else is there stays in the file
    "positions.csv": ("company name", "title", "location", "started on", "finished on"),
    "education.csv": ("school name", "degree name", "start date", "end date"),
    "profile.csv": ("geo location",),
    "skills.csv": ("name",),
}
SEPARATORS, PREAMBLE, MOST_ROWS, LONGEST = ",;\t", 20, 100, 160
UNSEEN = dict.fromkeys([*range(0x20), 0x7F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)], " ")


def rows_of(table: bytes, name: str) -> list[Row]:
    """The rows under the headings of the table `name`; none where it has other headings. Raises Refused."""
    text = _text(table)
    found = (_below_headings(text, name, separator) for separator in SEPARATORS)
    try:
        return next(filter(None, found), [])
    except csv.Error as error:
        raise Refused("unreadable") from error


def table_of(table: bytes) -> dict[str, list[Row]]:
    """A table without a name, known by its headings."""
    found = ((name, rows_of(table, name)) for name in NEEDED)
    return next(({name: rows} for name, rows in found if rows), {})


def _text(table: bytes) -> str:
    try:
        return table.decode("utf-8-sig")
    except UnicodeDecodeError:  # a spreadsheet's; what it is not will have no heading we know
        return table.decode("cp1252", "replace")


def _below_headings(text: str, name: str, separator: str) -> list[Row]:
    records = csv.reader(StringIO(text, newline=""), delimiter=separator)
    for cells in islice(records, PREAMBLE):
        headings = [cell.strip().lower() for cell in cells]
        if _is_heading(headings, name):
            return list(_rows(headings, records, COLUMNS[name]))
    return []


def _is_heading(headings: list[str], name: str) -> bool:
    """Languages and certificates have a name as well: skills have nothing else."""
    return NEEDED[name] <= set(headings) and (name != "skills.csv" or len(headings) == 1)


def _rows(headings: list[str], records: Iterator[list[str]], columns: tuple[str, ...]) -> Iterator[Row]:
    for cells in islice(filter(any, records), MOST_ROWS):
        row = dict(zip(headings, cells, strict=False))
        yield {column: _plain(row.get(column, "")) for column in columns}


def _plain(cell: str) -> str:
    """One line, without signs that turn or hide text."""
    return " ".join(cell.translate(UNSEEN).split())[:LONGEST]
