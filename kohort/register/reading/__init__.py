"""From a file of a student system to checked rows, without a database: which column is what, and is this row sound.

Not the import: nothing here knows whom the register already has.
"""

from .columns import NotARegister, Recognised, recognise, recognise_table
from .reasons import REASONS, WARNINGS
from .row import Rejection, Row
from .rows import RowReader, read_rows

__all__ = [
    "REASONS",
    "WARNINGS",
    "NotARegister",
    "Recognised",
    "Rejection",
    "Row",
    "RowReader",
    "read_rows",
    "recognise",
    "recognise_table",
]
