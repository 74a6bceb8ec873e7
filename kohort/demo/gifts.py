"""What was given in the demo this year and last, from data/gifts.tsv, so that figures have something to count."""

from collections.abc import Iterator
from datetime import timedelta
from random import Random

from kohort.giving.models import Approach, Given
from kohort.people.models import Person
from kohort.people.vocabulary.tables import rows

from .curriculum import DATA
from .past import working_day
from .told import at_noon
from .willing import House

YEARS = ((20, 340), (370, 700))  # days ago
BEFORE = timedelta(days=18)  # that they were asked


def remember(house: House, by: Person | None) -> None:
    """Each line of the table once a year, by somebody of that field; nobody gives twice a year, as far as it goes."""
    table = [row for row in rows(DATA / "gifts.tsv") if row["house"] == house.institution.slug]
    fits = {row["programme"]: _who_fits(house, row["programme"]) for row in table}
    given = [one for days in YEARS for one in _of_a_year(table, fits, house, by, days)]
    Given.objects.bulk_create(given)
    asked = [one for one in given if one.person_id in house.offers]
    Approach.objects.bulk_create(
        Approach(person_id=one.person_id, what=Approach.For.ASK, kind=one.kind, at=one.at - BEFORE) for one in asked
    )


def _who_fits(house: House, code: str) -> list[Person]:
    """Those who have offered something, then those who came unasked."""
    return [
        *house.willing("", house.programme(code), None),
        *(one for one in house.alumni if one.pk not in house.offers),
    ]


def _of_a_year(table, fits: dict[str, list[Person]], house: House, by: Person | None, days) -> Iterator[Given]:
    rng, gave = Random(f"{house.institution.slug} {days}"), set[int]()
    for row in table:
        person = next((one for one in fits[row["programme"]] if one.pk not in gave), None)
        if person:
            gave.add(person.pk)
            yield _given(row, house, person, by, rng.randrange(*days), rng.randrange(-4, 5))


def _given(row, house: House, person: Person, by: Person | None, ago: int, more: int) -> Given:
    programme, on = house.programme(row["programme"]), working_day(house.now.date(), -ago)
    return Given(
        institution=house.institution,
        person=person,
        by=by,
        programme=programme,
        unit=programme.unit if programme else None,
        on=on,
        at=at_noon(on + timedelta(days=1)),
        minutes=int(row["minutes"]) if row["minutes"] else None,
        heads=max(int(row["heads"]) + more, 1) if row["heads"] else None,
        **{name: row[name] for name in ("kind", "title", "words", "thanks")},
    )
