"""Invented work and homes as rows about a person."""

from datetime import UTC, date, datetime, time
from functools import cache

from kohort.people.models import Person, Position, Residence
from kohort.people.vocabulary.places import find

from .invented import InventedPosition, InventedResidence


def at_noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)


def work(person: Person, position: InventedPosition, **fact) -> Position:
    """`fact` is where it comes from, its age and its audience."""
    return Position(
        institution_id=person.institution_id,
        person_id=person.pk,
        employer=position.employer,
        title=position.title,
        industry=position.industry,
        country=position.country,
        place=position.place,
        geonameid=_geonameid(position.place, position.country),
        started=date(position.start, 8, 1),
        ended=date(position.end, 7, 31) if position.end else None,
        **fact,
    )


def home(person: Person, residence: InventedResidence, **fact) -> Residence:
    """As `work`."""
    return Residence(
        institution_id=person.institution_id,
        person_id=person.pk,
        country=residence.country,
        place=residence.place,
        geonameid=_geonameid(residence.place, residence.country),
        **fact,
    )


@cache
def _geonameid(place: str, country: str) -> int | None:
    found = find(place, country)
    return found.geonameid if found else None
