"""The demo's events, from the table data/gatherings.tsv: what, when and where, and in whose name.

What is on the programme is told in `programmes`, who comes in `guests`.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from random import Random
from typing import NamedTuple

from django.utils import timezone

from kohort.events.models import Event, Host, Organiser
from kohort.groups.models import Group
from kohort.institutions.clock import ZONES
from kohort.institutions.models import Institution
from kohort.people.models import Person
from kohort.people.vocabulary.places import Place, find
from kohort.people.vocabulary.tables import rows

from .circles import WHY, members, persona
from .curriculum import DATA
from .personas import PERSONAS, address_of

MOST = 150  # of a house, among whom those who come are found
BEGAN = timedelta(minutes=30)  # ago: what is on now
ANNOUNCED, CLOSED = timedelta(days=21), timedelta(days=2)
QUARTER = 15  # minutes
CHRISTMAS, EPIPHANY = (12, 20), (1, 6)  # nobody comes to anything between these
AS_WRITTEN = ("language", "audience", "place", "street", "price")


class Gathering(NamedTuple):
    """An event and the row it is made from. `people` may come, those of its group first; `groups` are all there are."""

    row: dict[str, str]
    event: Event
    people: list[Person]
    groups: dict[str, Group]
    now: datetime

    def who(self, said: str) -> Person:
        """A persona, or "member 3" of those who may come, or "history 4" of the members of that group."""
        name, _space, place = said.partition(" ")
        if not place:
            return persona(name)
        among = members(self.groups[name]) if name in self.groups else self.people
        return among[(int(place) - 1) % len(among)]

    @property
    def marks(self) -> list[str]:
        return self.row["marks"].split()


def hold(groups: dict[str, Group], institutions: dict[str, Institution]) -> Iterator[Gathering]:
    """Make them, when the groups are new. Nothing is recorded, so nobody gets a letter."""
    made: dict[str, Event] = {}
    for row in rows(DATA / "gatherings.tsv") if groups else ():
        houses = [institutions[slug] for slug in (row["house"], *row["partners"].split())]
        group, now = groups.get(row["group"]), timezone.now()
        if people := _people(row, houses, group):
            event = made[row["name"]] = _event(row, houses[0], now, made.get(f"{row['name']}-before"))
            gathering = Gathering(row, event, people, groups, now)
            _host(gathering, houses, group)
            yield gathering


def _people(row, houses: list[Institution], group: Group | None) -> list[Person]:
    first = members(group) if group else []
    here = Person.objects.trusted(WHY).filter(institution__in=houses, account__isnull=False, hidden_since__isnull=True)
    known = here.exclude(account__email__in=[address_of(name) for name in PERSONAS])
    others = list(known.exclude(pk__in=[one.pk for one in first]).order_by("pk")[:MOST])
    Random(row["name"]).shuffle(others)
    return first + others


def _event(row, house: Institution, now: datetime, before: Event | None) -> Event:
    found = (find(row["town"], house.country) or find(row["town"])) if row["town"] else None
    zone = ZONES[found.country if found else house.country]
    starts = _starts(row, Event(zone=zone), now)
    told = min(now, starts) - ANNOUNCED
    return Event.objects.create(
        institution=house,
        title=row["title"],
        about=row["about"].replace("\\n", "\n"),
        topics=[topic for topic in row["topics"].split(", ") if topic],
        zone=zone,
        starts=starts.astimezone(UTC),
        ends=starts.astimezone(UTC) + timedelta(minutes=int(row["minutes"])),
        doors=starts.astimezone(UTC) - timedelta(minutes=int(row["doors"])) if row["doors"] else None,
        online_link=row["link"],
        capacity=int(row["capacity"]) if row["capacity"] else None,
        guests_each=int(row["guests"] or 0),
        payment_link=row["pay"],
        asks_photos="photos" in row["marks"],
        offer_hours=72,  # long enough for whoever looks at a demo
        previous=before,
        **{name: row[name] for name in AS_WRITTEN},
        **_spot(found),
        **_stands(row, told, now),
    )


def _starts(row, event: Event, now: datetime) -> datetime:
    if row["at"] == "now":
        began = now - BEGAN
        return began.replace(minute=began.minute // QUARTER * QUARTER, second=0, microsecond=0).astimezone(event.clock)
    day = event.local(now).date() + timedelta(days=int(row["days"]))
    day += timedelta(days=(int(row["weekday"]) - day.isoweekday()) % 7)
    while (day.month, day.day) >= CHRISTMAS or (day.month, day.day) <= EPIPHANY:
        day += timedelta(weeks=1)
    return datetime.combine(day, time.fromisoformat(row["at"]), event.clock)


def _spot(found: Place | None) -> dict:
    return {"town": found.name, "country": found.country, "lat": found.lat, "lon": found.lon} if found else {}


def _stands(row, told: datetime, now: datetime) -> dict:
    if row["state"] == "proposed":
        return {"made": told, "changed": told, "proposed": now - CLOSED}
    return {"made": told, "changed": told, "published": told}


def _host(gathering: Gathering, houses: list[Institution], group: Group | None) -> None:
    event, told = gathering.event, gathering.event.made
    Host.objects.create(event=event, institution=houses[0], group=group, asked=told, agreed=told)
    for house in houses[1:]:
        Host.objects.create(event=event, institution=house, asked=told, agreed=told)
    Organiser.objects.create(event=event, person=gathering.who(gathering.row["by"]), since=told)
