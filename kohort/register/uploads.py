"""Files on their way in: kept in KOHORT_HOME/uploads under their import's key, readable by us alone, never served back.

A file is gone once its import is done or undone. What stays are the cells of rows that lacked something, so that the
office can put them right (see `left_out`); those, and files nobody took in, are swept after thirty days.
"""

import os
import time
import unicodedata
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.utils.translation import gettext_lazy as _

from kohort.institutions.models import Institution
from kohort.kit.keys import new_key
from kohort.kit.tables import Refused, Table, open_table
from kohort.kit.tables.bombs import MOST_BYTES

from .columns import columns_of, shown_columns
from .file import source_name
from .models import UNDO_WITHIN, Import, Source
from .reading import NotARegister
from .reading.identity import holds_number

WHY = "an upload belongs to the source the coordinator names"
NAME_LENGTH = 120
LEFT_OUT = ".left-out"


class NotTaken(NotARegister):
    """A table that cannot even be asked for its columns."""

    sentences = NotARegister.sentences | {
        "number-as-heading": _(
            "There is a national identity number among the headings. Put headings in the first row and try once more."
        ),
        "no-source": _("The file does not tell which system it is from. Choose one, or write its name."),
    }


class Bounded(FileUploadHandler):
    """The first of the upload handlers: what is too big to be a register is read to its end, so that the browser
    hears our answer, but not kept; a disk cannot be filled this way."""

    def receive_data_chunk(self, raw_data, start):
        if start + len(raw_data) > MOST_BYTES:
            self.request.too_big = True  # type: ignore[union-attr]
            raise SkipFile
        return raw_data

    def file_complete(self, file_size):
        """The handlers after this one make the file."""


def receive(upload: UploadedFile, institution: Institution, source: str, by: int) -> Import:
    """An import in its first state, its file kept. `source` is "" where the file tells. Raises Refused."""
    key = new_key()
    try:
        _write(path_of(key), upload)
        name = _source_name(open_table(path_of(key)), source)
    except Refused:
        forget(key)
        raise
    known, _is_new = Source.objects.trusted(WHY).get_or_create(institution=institution, name=name)
    told = {"source": known.name} if source else {}
    return Import.objects.create(
        institution=institution, key=key, source=known, file_name=plain_name(upload.name), by_id=by, options=told
    )


def _source_name(table: Table, source: str) -> str:
    """Raises Refused. Looks at the rows the page of the columns shows, so that a fault in them is told here."""
    recognised = columns_of(table)
    shown_columns(table, recognised)
    if any(holds_number(heading) for heading in recognised.header):
        raise NotTaken("number-as-heading")
    if not source and recognised.shape == "other" and "source_system" not in recognised.columns:
        raise NotTaken("no-source")
    return source_name(source or recognised.shape)


def plain_name(name: str | None) -> str:
    """A file's name as it may stand on a page: no signs that turn or hide text, and nobody's number."""
    signs = (sign if unicodedata.category(sign)[0] != "C" else " " for sign in name or "")
    plain = " ".join("".join(signs).split())
    stem, dot, ending = plain.rpartition(".")
    if not plain or holds_number(stem or ending):
        return "file" + dot + ending if stem else "file"
    return plain if len(plain) <= NAME_LENGTH else f"{stem[:NAME_LENGTH]}…{dot}{ending[:8]}"


def path_of(key: str, ending: str = "") -> Path:
    return settings.KOHORT_HOME / "uploads" / (key + ending)


def opened_new(path: Path) -> int:
    """A descriptor of a new file that only we may read, in a folder that only we may list."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)


def _write(path: Path, upload: UploadedFile) -> None:
    with os.fdopen(opened_new(path), "wb") as file:
        for chunk in upload.chunks():
            file.write(chunk)


def let_go(key: str) -> None:
    """Remove the file of an import that needs it no more; what was left out of it stays."""
    path_of(key).unlink(missing_ok=True)


def forget(key: str) -> None:
    """Remove the file of an import and what was left out of it."""
    let_go(key)
    path_of(key, LEFT_OUT).unlink(missing_ok=True)


def sweep_old() -> int:
    """Remove what is older than an undo can reach back; how many files that were."""
    oldest = time.time() - UNDO_WITHIN.total_seconds()
    old = [path for path in path_of("").glob("*") if path.stat().st_mtime < oldest]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)
