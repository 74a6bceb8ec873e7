"""One record's way to a row: what is wrong with it, what is worth a warning, what is derived because not given."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from hashlib import blake2b
from typing import TYPE_CHECKING, TypeVar

from kohort.kit.bugs import bug
from kohort.kit.tables import Cell

from . import cells as cell
from .headings import folded
from .names import split_name, tidy
from .row import Rejection, Row

if TYPE_CHECKING:
    from .rows import RowReader

PLAIN = [
    "source_system", "call_name", "phone", "address_street", "address_postcode", "address_city", "institution_code",
    "org_unit_code", "unit_name", "programme_code", "specialisation", "degree_code", "degree_title", "home_country",
    "employer", "job_title", "industry", "country", "place",
]  # fmt: skip
T = TypeVar("T")
SEVERAL = re.compile(r"\s*[,;/|]\s*")


class RegisterRecord:
    """The texts of one record, read field by field. Made for a single call of `row`."""

    __slots__ = ("cells", "number", "reader", "texts", "warnings")

    def __init__(self, reader: RowReader, number: int, cells: list[Cell], texts: list[str]):
        self.reader, self.number, self.cells, self.texts = reader, number, cells, texts
        self.warnings: list[str] = []

    def row(self) -> Row | Rejection:
        for reason, flag in (("protected", "protected_identity"), ("deceased", "deceased")):
            if cell.is_yes(self.text(flag)) and not bug(f"{reason}-let-in"):
                return self.suppressed(reason, flag)
        given_names, surname = self.name()
        programmes = self.programmes()
        lacking = self.lacking(given_names, surname, programmes)
        if lacking:
            return Rejection(self.number, "missing", self.heading(lacking))
        award = self.award()
        if award is None:
            return Rejection(self.number, "bad-date", self.heading("award_date", "award_year"))
        return self.sound(given_names, surname, programmes, award)

    def sound(self, given_names: str, surname: str, programmes: dict[str, str], award: cell.When) -> Row:
        born = self.checked("birth_year", cell.birth_year, "bad-birth-year")
        private, institutional = self.emails()
        start, start_year, start_term = self.start()
        person = self.person_id(given_names, surname, born, private or institutional, award)
        if len(self.texts) > self.reader.width and any(self.texts[self.reader.width :]):
            self.warnings.append("extra-cells")
        return Row(
            number=self.number,
            digest=self.reader.digest(self.cells),
            source_person_id=person,
            source_degree_id=self.degree_id(person, award),
            given_names=given_names,
            surname=surname,
            former_surnames=self.former_surnames(),
            birth_year=born,
            email_private=private,
            email_institution=institutional,
            programme_names=programmes,
            level=self.level(),
            start=start,
            start_year=start_year,
            start_term=start_term,
            award_date=award.date,
            award_year=award.year,
            language=cell.language(self.text("language")),
            do_not_contact=cell.is_yes(self.text("do_not_contact")),
            warnings=tuple(self.warnings),
            **self.plain(),
        )

    def text(self, field: str) -> str:
        index = self.reader.column.get(field)
        return "" if index is None else self.texts[index]

    def plain(self) -> dict[str, str]:
        return self.reader.absent | {name: tidy(self.texts[index]) for name, index in self.reader.plain}

    def heading(self, *fields: str) -> str:
        """Of the first of these fields that has a column."""
        return next((self.reader.heading(self.reader.column[f]) for f in fields if f in self.reader.column), "")

    def checked(self, field: str, read: Callable[[str], T | None], warning: str) -> T | None:
        """What `read` makes of the field; a text it makes nothing of is left out with a warning."""
        text = self.text(field)
        value = read(text) if text else None
        if text and value is None:
            self.warnings.append(warning)
        return value

    def name(self) -> tuple[str, str]:
        given, surname = tidy(self.text("given_names")), tidy(self.text("surname"))
        return (given, surname) if given or surname else split_name(self.text("full_name"))

    def former_surnames(self) -> tuple[str, ...]:
        return tuple(filter(None, map(tidy, SEVERAL.split(self.text("former_surnames")))))

    def programmes(self) -> dict[str, str]:
        named = ((language, tidy(self.texts[index])) for language, index in self.reader.programmes)
        return {language: name for language, name in named if name}

    def lacking(self, given_names: str, surname: str, programmes: dict[str, str]) -> str:
        """The first field a row cannot do without and this one has not; people with one name have it as a surname."""
        if not surname:
            return "surname" if "surname" in self.reader.column else "full_name"
        if not given_names and not self.text("full_name"):
            return "given_names"
        if not programmes and not self.text("programme_code"):
            return "programme_code" if "programme_code" in self.reader.column else "programme_name"
        there = self.text("award_date") or self.text("award_year")
        return "" if there else "award_date" if "award_date" in self.reader.column else "award_year"

    def award(self) -> cell.When | None:
        return cell.when(self.text("award_date") or self.text("award_year"))

    def start(self) -> tuple[datetime.date | None, int | None, str]:
        """(date, year, term) from the start date, else from the cohort."""
        began = self.checked("start_date", cell.when, "bad-start")
        if began and began.date:
            return began.date, began.year, cell.term_of(began.date)
        cohort = self.checked("cohort", cell.term, "bad-start") or cell.term(self.text("start_date"))
        return (None, cohort.year, cohort.term) if cohort else (None, began.year if began else None, "")

    def level(self) -> int | None:
        said = self.checked("level", cell.level, "bad-level")
        return said or cell.level(self.text("degree_title"))

    def emails(self) -> tuple[str, str]:
        """(private, of the institution): an address that is not told apart by its column is by its domain."""
        private, institutional, either = (
            self.checked(field, cell.email, "bad-email") or ""
            for field in ("email_private", "email_institution", "email")
        )
        if either and cell.is_institutional(either):
            return private, institutional or either
        return private or either, institutional

    def person_id(self, given: str, surname: str, born: int | None, address: str, award: cell.When) -> str:
        """The system's, else derived. With neither birth year nor address every degree is a person of its own, since
        it is better to have one person twice than to give somebody another's record."""
        if said := self.text("source_person_id"):
            return said
        self.warnings.append("derived-person-id")
        address = address or folded(self.text("address_street") + self.text("address_postcode"))
        apart = [born, address] if born or address else [self.programme_key(), award]
        return _derived(folded(given + " " + surname), *apart)

    def degree_id(self, person: str, award: cell.When) -> str:
        if said := self.text("source_degree_id"):
            return said
        self.warnings.append("derived-degree-id")
        return _derived(person, self.programme_key(), award.date or award.year)

    def programme_key(self) -> str:
        return self.text("programme_code") or "|".join(map(folded, self.programmes().values()))

    def suppressed(self, reason: str, flag: str) -> Rejection:
        """Nothing of the person but what a keyed hash needs to know them again."""
        return Rejection(
            number=self.number,
            reason=reason,
            column=self.heading(flag),
            source_system=self.text("source_system"),
            source_person_id=self.text("source_person_id"),
            source_degree_id=self.text("source_degree_id"),
            emails=tuple(filter(None, self.emails())),
        )


def _derived(*parts: object) -> str:
    """The same parts give the same id on every machine; "~" tells it from a system's own."""
    return "~" + blake2b("\x1f".join(map(str, parts)).encode(), digest_size=12).hexdigest()
