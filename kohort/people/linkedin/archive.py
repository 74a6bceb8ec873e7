"""From a file somebody sends to the few tables in it we want. Knows the ZIP and its bounds, not what the cells mean."""

import struct
import zipfile
import zlib
from pathlib import PurePosixPath
from typing import BinaryIO

from django.utils.translation import gettext_lazy as _

from kohort.kit.bugs import bug
from kohort.kit.tables import Refused

from .tables import NEEDED, Row, rows_of, table_of

Tables = dict[str, list[Row]]

MOST_BYTES = 50 * 2**20
MOST_OF_A_TABLE = 4 * 2**20
MOST_OF_THE_DIRECTORY = 2**20  # about ten thousand files; reading more of them takes memory before we may look
DIRECTORY, DIRECTORY_64, LONGEST_TAIL = b"PK\x05\x06", b"PK\x06\x07", 2**16 + 22
PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # the others unfold without a bound


class NotAnExport(Refused):
    """A file that is not what LinkedIn sends."""

    sentences = Refused.sentences | {
        "not-an-export": _("This is not the file from LinkedIn. Choose the ZIP, or one of the four tables in it."),
        "too-big": _("The file is too big. Choose its tables one by one: Positions.csv, Skills.csv, Profile.csv."),
        "unreadable": _("The file is damaged. Download it from LinkedIn once more."),
        "nothing": _("There is nothing in this file that could be taken: no work, no skills and no place."),
    }


def tables_in(file: BinaryIO) -> Tables:
    """{"positions.csv": rows} of a ZIP or of one table, by its headings. Raises NotAnExport."""
    if file.seek(0, 2) > MOST_BYTES:
        raise NotAnExport("too-big")
    file.seek(0)
    packed = file.read(4) == b"PK\x03\x04"
    file.seek(0)
    found = _unpacked(file) if packed else table_of(file.read(MOST_OF_A_TABLE + 1)[:MOST_OF_A_TABLE])
    if not found:
        raise NotAnExport("not-an-export")
    return found


def _unpacked(file: BinaryIO) -> Tables:
    """Only the four tables are opened, in whatever folder they lie."""
    try:
        _refuse_crowd(file)
        with zipfile.ZipFile(file) as archive:
            parts = {PurePosixPath(part.filename).name.lower(): part for part in archive.infolist()}
            return {name: rows_of(_read(archive, parts[name]), name) for name in NEEDED if name in parts}
    except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError) as error:
        raise NotAnExport("unreadable") from error


def _refuse_crowd(file: BinaryIO) -> None:
    """A ZIP lists its files at its end; how long that list is stands in the last bytes, before it is read."""
    size = file.seek(0, 2)
    file.seek(max(0, size - LONGEST_TAIL))
    tail = file.read()
    end = tail.rfind(DIRECTORY)
    (length,) = struct.unpack_from("<12xI", tail, end)
    if length > MOST_OF_THE_DIRECTORY or tail[max(0, end - 20) : end].startswith(DIRECTORY_64):
        raise NotAnExport("too-big")


def _read(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    """The directory says how much it will be. It can lie: what comes is counted, and must have the sum it says."""
    if part.flag_bits & 1:
        raise NotAnExport("password")
    if part.compress_type not in PACKED:
        raise NotAnExport("unreadable")
    if part.file_size > MOST_OF_A_TABLE and not bug("zip-unbounded"):
        raise NotAnExport("too-big")
    with archive.open(part) as table:
        return table.read(part.file_size + 1)
