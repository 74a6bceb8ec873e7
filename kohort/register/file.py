"""A file of a source, opened: its columns recognised as the office corrected them last time, its rows by source."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

from kohort.institutions.models import Institution
from kohort.kit.tables import Cell, open_table

from .models import Source
from .reading import NotARegister, Recognised, Rejection, Row, RowReader, recognise, recognise_table

WHY = "an import reads with the rights of who started it: the office or a command"
NAME_LENGTH = 40


class RegisterFile:
    """Raises Refused and NotARegister. `source` names the system for every row; else a column does, else the shape."""

    def __init__(
        self,
        path: Path | str,
        institution: Institution,
        source: str | None = None,
        mapping: Mapping[str, str] | None = None,
    ):
        self.path, self.institution = Path(path), institution
        self.fixed = source_name(source or "")
        self.corrected = dict(mapping or {})
        self.mapping = self.corrected
        self.table = open_table(self.path)
        self.recognised = self._recognise()
        self.reader = RowReader(self.recognised)
        self.column = self.recognised.columns.get("source_system")
        self.main_source = self.fixed or source_name(self.recognised.shape)  # for the whole file; remembers its mapping

    def _recognise(self) -> Recognised:
        """By the given mapping, else by the one remembered for the source, as far as its headings are here."""
        if self.mapping:
            return recognise_table(self.table, self.mapping)
        try:
            found = recognise_table(self.table)
        except NotARegister:
            found = None
        self.mapping = self._remembered(found)
        if found is None or self.mapping:
            return recognise(self.table.header, self.mapping)
        return found

    def _remembered(self, found: Recognised | None) -> dict[str, str]:
        sources = Source.objects.trusted(WHY).filter(institution=self.institution).exclude(mapping={})
        if self.fixed:
            sources = sources.filter(name=self.fixed)
        elif found:
            sources = sources.filter(name=source_name(found.shape))
        headings = {"", *self.table.header}
        fitting = (source.mapping for source in sources if headings.issuperset(source.mapping.values()))
        return next(fitting, {})

    def digests_by_source(self, records: list[tuple[int, list[Cell]]], digests: list[int]) -> dict[str, list[int]]:
        """Which system each record comes from, told without reading it."""
        if self.fixed or self.column is None:
            return {self.main_source: digests}
        found: dict[str, list[int]] = defaultdict(list)
        for (_number, cells), digest in zip(records, digests, strict=True):
            cell = cells[self.column] if self.column < len(cells) else ""
            found[source_name(str(cell)) or self.main_source].append(digest)
        return found

    def source_of_row(self, row: Row | Rejection) -> str:
        return self.fixed or source_name(row.source_system) or self.main_source

    def digest(self, cells: list[Cell]) -> int:
        """64 bits of the row's digest, as databases keep and find them fastest."""
        return short(self.reader.digest(cells))

    def records(self) -> Iterator[tuple[int, list[Cell]]]:
        return iter(self.table)

    def file_digest(self) -> str:
        """Knows the file again when an import is taken up after a crash."""
        digest = blake2b(digest_size=16)
        with self.path.open("rb") as file:
            while chunk := file.read(1 << 20):
                digest.update(chunk)
        return digest.hexdigest()


@lru_cache(1024)
def source_name(text: str) -> str:
    """Sources are told apart without case and spaces around."""
    return " ".join(text.split()).casefold()[:NAME_LENGTH]


def short(digest: bytes) -> int:
    return int.from_bytes(digest[:8], signed=True)


def short_id(text: str) -> str:
    """An id as it is stored: one longer than the column is told by a digest."""
    return text if len(text) <= 80 else "~" + blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
