"""Who of us a protected or deceased row means when its source does not know them: by the sure marks of `matching`.

The name is looked at for that and kept nowhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kohort.kit.folding import fold
from kohort.kit.tables import Cell

from .matching import Side, hint, name_key, without_none
from .reading import cells as cell
from .reading.record import RegisterRecord

if TYPE_CHECKING:
    from .survey import Survey


def surely(survey: Survey, source: str, number: int, cells: list[Cell]) -> set[int]:
    """The one person it surely is, or nobody: an address alone makes nobody vanish."""
    record = RegisterRecord(survey.file.reader, number, cells, [*map(str, cells), *[""] * survey.file.reader.width])
    row, keys = _side(survey, record)
    found = survey.ledger.candidates(row.addresses, keys)
    sides = survey.ledger.sides(set().union(*found.values()))
    sure = set()
    for person, (side, sources) in sides.items():
        side.has_record = source in sources
        known = hint(row, person, side)
        if known and known.by and (known.by != "address" or len(found[known.address]) == 1):
            sure.add(person)
    return sure if len(sure) == 1 else set()


def _side(survey: Survey, record: RegisterRecord) -> tuple[Side, set[int]]:
    given, surname = record.name()
    born = cell.birth_year(record.text("birth_year"))
    surnames = (surname, *record.former_surnames())
    side = Side(
        birth_years=without_none([born]),
        addresses={address for address in record.emails() if address},
        programmes=_programmes(survey, record),
    )
    keys = without_none(name_key(given, name, born) for name in surnames)
    return side.named(given, record.text("call_name"), *surnames), keys


def _programmes(survey: Survey, record: RegisterRecord) -> set[int]:
    known, code = survey.programmes, record.text("programme_code")
    codes = {code} if code else {known.by_name.get(fold(name)) for name in record.programmes().values()}
    return without_none(known.by_code[code].pk for code in codes if code in known.by_code)
