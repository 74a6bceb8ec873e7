"""What is near: who wants to hear of it when an event is published not far from where they live. Each house its own."""

from collections.abc import Iterator

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from kohort.activity.models import Happening
from kohort.events.event import Event
from kohort.events.hosting import Host
from kohort.institutions.models import Institution
from kohort.kit.bugs import bug
from kohort.kit.folding import fold
from kohort.people.distance import Point, distance, point
from kohort.people.models import Residence, Topic

from .models import Near
from .rounds import ask
from .selecting import sort_out

WHY = "whoever wants to hear of what is near is told of it"
CHUNK = 500
Audience = Event.Audience


def told(happening: Happening) -> None:
    """An event is published, or another house has agreed to host it."""
    rows = Event.objects.trusted(WHY).filter(pk=happening.particulars["event"])
    event = rows.filter(audience__in=[Audience.MEMBERS, Audience.PUBLIC]).select_related("institution").first()
    if event and event.is_on and not event.has_begun:
        for house in Institution.objects.filter(pk__in=_houses(event)):
            tell(event, house)


def _houses(event: Event):
    rows = Host.objects.trusted(WHY).filter(event=event)
    return (rows if bug("near-elsewhere") else rows.filter(agreed__isnull=False)).values("institution_id")


def tell(event: Event, house: Institution) -> None:
    """Those of a house who live near enough, unless there is a reason not to ask them: see `selecting`."""
    near = sorted(_near(event, house))
    for start in range(0, len(near), CHUNK):
        with transaction.atomic():
            people = sort_out(event, Q(pk__in=near[start : start + CHUNK]), house).filter(why="")
            ask(event, list(people.values_list("pk", flat=True)), house, timezone.now())


def _near(event: Event, house: Institution) -> Iterator[int]:
    here = point_of(event)
    asked = _wishes(house)
    wishes = {wish.person_id: wish for wish in asked} if here else {}
    rows = Residence.objects.trusted(WHY).filter(person__in=asked.values("person"), ended__isnull=True)
    interested = _interested(event, asked) if wishes else set()
    for person, town, country in rows.values_list("person_id", "place", "country"):
        there, wish = point(town, country), wishes.get(person)
        is_near = here and there and wish and distance(here, there) <= wish.km
        if is_near and (person in interested or not wish.only_topics):  # type: ignore[union-attr]
            yield person


def _wishes(house: Institution):
    return Near.objects.trusted(WHY).filter(person__institution=house)


def _interested(event: Event, wishes) -> set[int]:
    words = {fold(word) for word in event.topics}
    rows = Topic.objects.trusted(WHY).filter(person__in=wishes.values("person")).values_list("person_id", "text")
    return {person for person, text in rows if fold(text) in words}


def point_of(event: Event) -> Point | None:
    """Where it is, or the middle of its town."""
    if event.lat is not None and event.lon is not None:
        return event.lat, event.lon
    return point(event.town, event.country)
