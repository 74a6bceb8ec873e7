"""Run as a script, alone in its process: writes the rows of a spreadsheet to stdout as pickled batches.

Each batch is a list of (row number, cells); [] ends it; a text instead is the code of a refusal.
"""

import datetime
import itertools
import pickle
import resource
import sys

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetVisibleEnum

MEMORY = 3 << 30
MOST_CELLS = 20_000_000
MOST_COLUMNS = 500
BATCH = 500


def batches(path: str):
    try:
        sheet = filled_sheet(CalamineWorkbook.from_path(path))
    except PasswordError:
        return ["password"]
    except CalamineError:
        return ["unreadable"]
    except MemoryError:
        return ["too-big"]
    if sheet is None:
        return [[]]
    if sheet.total_width > MOST_COLUMNS or sheet.total_height * sheet.total_width > MOST_CELLS:
        return ["too-big"]
    return itertools.chain(batched(numbered(sheet)), [[]])


def filled_sheet(book: CalamineWorkbook) -> CalamineSheet | None:
    """The first visible sheet with rows; a hidden one only when no other has any."""
    metadata = sorted(book.sheets_metadata, key=lambda sheet: sheet.visible != SheetVisibleEnum.Visible)
    sheets = (book.get_sheet_by_name(sheet.name) for sheet in metadata)
    return next((sheet for sheet in sheets if sheet.height), None)


def numbered(sheet: CalamineSheet):
    """From the sheet's first row on, blank ones above the data included."""
    return ((number, [cell(value) for value in row]) for number, row in enumerate(sheet.iter_rows(), 1))


def batched(records):
    while batch := list(itertools.islice(records, BATCH)):
        yield batch


def cell(value):
    """Text, a date, or a number with decimals; everything else as text. 1999.0 is the text "1999"."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else value
    if isinstance(value, datetime.datetime):
        return value.date() if value.time() == datetime.time() else value.isoformat()
    return value if isinstance(value, datetime.date) else str(value)


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    for piece in batches(sys.argv[1]):
        pickle.dump(piece, sys.stdout.buffer)
