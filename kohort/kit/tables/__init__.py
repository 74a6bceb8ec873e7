"""Table files in and out: any CSV, XLSX, XLS or ODS as numbered records of cells, and CSV and XLSX that run nothing.

It knows nothing about what the columns mean.
"""

from .refusal import Refused
from .table import Cell, Record, Table, open_table
from .writing import write_csv, write_xlsx

__all__ = ["Cell", "Record", "Refused", "Table", "open_table", "write_csv", "write_xlsx"]
