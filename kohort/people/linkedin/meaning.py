"""What the cells of the export mean: days, places, positions, topics."""

import re
from datetime import date
from typing import NamedTuple

from kohort.people.models import Position, Residence, Topic
from kohort.people.vocabulary.countries import find_country
from kohort.people.vocabulary.places import find

from .tables import Row

MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
DAY = re.compile(r"(?:([a-z]{3})[a-z]*\.? |(\d{1,2})/)?((?:19|20)\d\d)")
AROUND = re.compile(r"^greater | (?:metropolitan (?:area|region)|metro area|area|region)$", re.IGNORECASE)


class Somewhere(NamedTuple):
    """A town and a country as facts have them."""

    place: str = ""
    country: str = ""
    geonameid: int | None = None


def day(text: str) -> date | None:
    """The first day of "Mar 2020", "03/2020" or "2020"; None for anything else, "Present" among it."""
    match = DAY.fullmatch(text.lower())
    if match is None or (match[1] and match[1] not in MONTHS):
        return None
    month = MONTHS.index(match[1]) + 1 if match[1] else int(match[2] or 1)
    return date(int(match[3]), month, 1) if 1 <= month <= 12 else None


def somewhere(text: str) -> Somewhere:
    """ "Oslo, Norway", "Greater Stockholm Metropolitan Area" … What is no place ("Remote") is nowhere."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    # Two letters at the end are rather a state of the USA than a country.
    code = find_country(parts[-1]) if parts and len(parts[-1]) > 2 else None
    towns = parts[:-1] if code else parts
    town = AROUND.sub("", towns[0]) if towns else ""
    found = find(town, code) if town else None
    if found:
        return Somewhere(found.name, found.country, found.geonameid)
    return Somewhere(town[:120] if code else "", code or "")


def position(row: Row) -> Position:
    """Not saved. The description stays behind."""
    return Position(
        employer=row["company name"],
        title=row["title"],
        started=day(row["started on"]),
        ended=day(row["finished on"]),
        **somewhere(row["location"])._asdict(),
    )


def residence(row: Row) -> Residence:
    return Residence(**somewhere(row["geo location"])._asdict())


def topic(row: Row) -> Topic:
    return Topic(text=row["name"][:80])


def school(row: Row) -> str:
    """ "Universitetet i Nordvik, Master i historie, 2005–2010": shown, never stored."""
    years = "–".join(dict.fromkeys(filter(None, [row["start date"], row["end date"]])))
    return ", ".join(filter(None, [row["school name"], row["degree name"], years]))
