"""What one row says about its person, field by field, and what of it is news.

A record remembers, as keyed hashes, what the register last said. Only what it says anew is written; so whatever an
owner changed or removed stays so until the register itself changes its mind. Empty cells say nothing and take
nothing away.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from kohort.people.facts import Fact
from kohort.people.models import Contact, Origin, OtherName, Position, Residence
from kohort.people.vocabulary import places
from kohort.people.vocabulary.countries import find_country
from kohort.people.vocabulary.industries import find_industry

from .models import Record
from .reading import Row
from .tombstones import keyed

NAME, CALL_NAME, EMAIL = "name", "call name", "email"


class Saying(NamedTuple):
    """A field of a row: the kind of Fact it makes, with which values; None for names, which are columns of the person.
    `text` is what is compared."""

    field: str
    text: str
    model: Any
    values: dict


def sayings(row: Row) -> Iterator[Saying]:
    """Everything a row says about the person, and nothing for empty cells. The name first."""
    yield Saying(NAME, f"{row.given_names}\x1f{row.surname}", None, {})
    if row.call_name:
        yield Saying(CALL_NAME, row.call_name, None, {})
    if row.email_private:
        yield _contact(EMAIL, Contact.Kind.EMAIL, row.email_private)
    if row.email_institution:
        yield _contact("student", Contact.Kind.STUDENT_EMAIL, row.email_institution)
    if row.phone:
        yield _contact("phone", Contact.Kind.PHONE, row.phone)
    if row.address_street or row.address_city:
        yield _contact("address", Contact.Kind.ADDRESS, _postal(row))
    for name in row.former_surnames:
        value = name[:160]
        yield Saying(f"former {value}", value, OtherName, {"kind": OtherName.Kind.FORMER, "value": value})
    if row.home_country and (country := find_country(row.home_country)):
        yield Saying("origin", country, Origin, {"country": country})
    if row.employer or row.job_title:
        yield _work(row)
    elif row.country or row.place:
        values = _where(row)
        yield Saying("home", str(values), Residence, values)


def _contact(field: str, kind: str, text: str) -> Saying:
    value = text[:254]
    return Saying(field, value, Contact, {"kind": kind, "value": value, "folded": value.casefold()})


def _postal(row: Row) -> str:
    town = f"{row.address_postcode} {row.address_city}".strip()
    return ", ".join(filter(None, (row.address_street, town)))


def _work(row: Row) -> Saying:
    industry = (find_industry(row.industry) or "") if row.industry else ""
    values = {"employer": row.employer[:160], "title": row.job_title[:160], "industry": industry, **_where(row)}
    return Saying("work", str(values), Position, values)


def _where(row: Row) -> dict:
    return dict(_place(row.place, row.country)) if row.place or row.country else {}


@lru_cache(1 << 14)
def _place(place: str, country: str) -> tuple:
    """A town in the gazetteer gives its number and country; a country nobody knows stays in the text."""
    code = find_country(country) if country else None
    town = places.find(place, code) if place else None
    text = place if code or not country else ", ".join(filter(None, (place, country)))
    return (
        ("country", code or (town.country if town and not country else "")),
        ("place", text[:120]),
        ("geonameid", town.geonameid if town and (code or not country) else None),
    )


def field_of(fact: Fact) -> str:
    """The field of a row that makes such a fact."""
    if isinstance(fact, OtherName):
        return f"former {fact.value}" if fact.kind == OtherName.Kind.FORMER else ""
    fields: dict[type[Fact], str] = {Origin: "origin", Position: "work", Residence: "home"}
    return fields.get(type(fact), "") or getattr(fact, "kind", "")


def mark(text: str) -> str:
    return keyed(text, size=8).hex()


def is_news(record: Record, saying: Saying) -> bool:
    """Whether the register says this for the first time, or something else than last time."""
    told = record.told.get(saying.field)
    return told is None or told[0] != mark(saying.text)


def take_note(record: Record, saying: Saying, run: int) -> bool:
    """Remembers what was said; whether it is to be written. The first row of a person in a file has the word: another
    row of the same file that says otherwise is not heard."""
    told = record.told.get(saying.field)
    if told and told[1] == run:
        return False
    hashed = mark(saying.text)
    record.told[saying.field] = [hashed, run]
    return told is None or told[0] != hashed
