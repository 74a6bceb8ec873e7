"""Records of a recognised table into rows or rejections, one by one, identity numbers looked for before all else."""

from collections.abc import Iterator
from hashlib import blake2b
from itertools import chain

from kohort.kit.tables import Cell, Table

from .columns import LANGUAGES, Recognised
from .identity import holds_number, may_hold_number
from .record import PLAIN, RegisterRecord
from .row import Rejection, Row


def read_rows(table: Table, recognised: Recognised) -> Iterator[Row | Rejection]:
    """In the order of the file. Raises Refused when the file turns out damaged further down."""
    reader = RowReader(recognised)
    return (reader.read(number, cells) for number, cells in table)


class RowReader:
    """Reads records of one table. `digest` alone is cheap: look it up first and read only what changed."""

    def __init__(self, recognised: Recognised):
        self.recognised = recognised
        self.width = len(recognised.header)
        self.column = recognised.columns
        self.kinds = [recognised.kind(index) for index in range(self.width)]
        self.meaning = blake2b(repr((recognised.header, sorted(self.column.items()))).encode(), digest_size=16)
        self.programmes = self._programme_columns()
        self.plain = [(name, self.column[name]) for name in PLAIN if name in self.column]
        self.absent = dict.fromkeys(PLAIN, "")

    def digest(self, cells: list[Cell]) -> bytes:
        """16 bytes that stay the same as long as the row and the meaning of its columns do."""
        digest = self.meaning.copy()
        try:
            text = "\x1f".join(cells)  # type: ignore[arg-type]
        except TypeError:  # dates and numbers from a spreadsheet; asking first would cost every CSV row
            text = "\x1f".join(map(str, cells))
        digest.update(text.encode("utf-8", "surrogatepass"))
        return digest.digest()

    def read(self, number: int, cells: list[Cell]) -> Row | Rejection:
        """Left out, in this order: national-id, protected, deceased, missing, bad-date."""
        texts = list(map(str, cells)) + [""] * (self.width - len(cells))
        found = self._identity(texts)
        if found is not None:
            return Rejection(number, "national-id", found)
        return RegisterRecord(self, number, cells, texts).row()

    def _identity(self, texts: list[str]) -> str | None:
        """The heading of a cell with a national identity number in it."""
        if not self.recognised.identity and not may_hold_number("\n".join(texts)):
            return None
        kinds = chain(self.kinds, ["text"] * len(texts))
        at = next(
            (i for i, (text, kind) in enumerate(zip(texts, kinds, strict=False)) if holds_number(text, kind)),
            None,
        )
        return None if at is None else self.heading(at)

    def heading(self, column: int) -> str:
        return self.recognised.header[column] if 0 <= column < self.width else ""

    def _programme_columns(self) -> list[tuple[str, int]]:
        """(language, column); a heading that names no language speaks its own."""
        unsaid = self.recognised.heading_languages.get("programme_name", "")
        unsaid = unsaid if unsaid in LANGUAGES else self.recognised.language
        named = [(language, f"programme_name_{language}") for language in LANGUAGES]
        return [(lang, self.column[name]) for lang, name in [(unsaid, "programme_name"), *named] if name in self.column]
