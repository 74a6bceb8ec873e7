"""Who comes, of those who agreed to be shown: one's classmates first, then those of the groups that host it.

After an event they are those who were there: nobody else is told who did not come.

How many come is a count of heads, the same for everybody. Names, and who of one's class comes, are told of those alone
whom the viewer would meet elsewhere.
"""

from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When

from kohort.access.audience import Audience
from kohort.access.guard import NONE
from kohort.access.viewer import Viewer
from kohort.events.after.came import heads, shown_afterwards
from kohort.groups.models import Membership, inside
from kohort.groups.names import Name, names
from kohort.kit.bugs import bug
from kohort.kit.templatetags.kit import tint
from kohort.people.models import Person, Study

from .event import Event
from .hosting import Host
from .seats.models import Seat

MOST = 12  # faces on the page of the event
TOGETHER = "who is close to somebody stands first in a list of those who are shown anyway"
AGREED = "whoever sees an event may know of those who agreed to be shown"


class Coming(NamedTuple):
    """`heads` counts guests as well; `mates` are those of the viewer's class; `more`: not all are in `faces`."""

    heads: int
    mates: int
    faces: list[Name]
    more: bool


def who_comes(event: Event, viewer: Viewer, slug: str) -> Coming:
    """Of an event the viewer sees. Passers-by are told how many, and no more."""
    people = heads(event)
    if not people or not (viewer.is_member or viewer.is_office):
        return Coming(people, 0, [], more=False)
    rows, near = shown(event, viewer), Circles(event, viewer)
    mates = near.first(rows, near.mates)
    first = [*mates, *near.others(rows, mates, MOST + 1 - len(mates))]
    return Coming(people, len(mates), faces(first[:MOST], viewer, slug), more=len(first) > MOST)


def shown(event: Event, viewer: Viewer) -> QuerySet:
    """Seats of those who said that others may know, and whom the viewer may meet; who hides is in none of them.

    The event was found to be seen: asking it again of each seat would cost more than all the rest.
    """
    rows = Seat.objects.trusted(AGREED).filter(event=event, shown=True)
    if not (viewer.is_member or viewer.is_office):
        return rows.none()
    people = Person.objects.visible_to(viewer).filter(account__isnull=False, hidden_since__isnull=True)
    present = Q(person__isnull=True) | Q(Exists(people.filter(pk=OuterRef("person_id"))))
    return shown_afterwards(rows, event).filter(Q() if bug("who-comes-hidden") else present)


class Circles:
    """Who is closer to the viewer among those who come: conditions on Seat."""

    def __init__(self, event: Event, viewer: Viewer):
        mates = _classmates(viewer) if viewer.classes else []  # a class is short, a list of guests is not
        self.mates = Q(person_id__in=mates) if mates else NONE
        rows = Host.objects.trusted(TOGETHER).filter(inside(viewer), event=event, group__isnull=False)
        groups = list(rows.values_list("group_id", flat=True))
        fellows = Membership.objects.trusted(TOGETHER).filter(group__in=groups, left__isnull=True)
        self.fellows = Q(person_id__in=fellows.values("person_id")) if groups else NONE

    def others(self, rows: QuerySet, mates: list[Seat], most: int) -> list[Seat]:
        """So many besides one's classmates; where there are enough of a nearer circle nobody else is read."""
        found: list[Seat] = []
        for circle in (self.fellows, Q()):
            if (lacking := most - len(found)) > 0:
                rest = rows.exclude(pk__in=[seat.pk for seat in mates + found])
                found += self.first(rest, circle, lacking)
        return found

    @staticmethod
    def first(rows: QuerySet, circle: Q, most: int | None = None) -> list[Seat]:
        """Those of a circle who came first."""
        return list(rows.filter(circle).order_by("turn")[:most]) if circle is not NONE else []

    def ordered(self, rows: QuerySet) -> QuerySet:
        """All of them."""
        near = Case(When(self.mates, then=Value(0)), When(self.fellows, then=Value(1)), default=Value(2))
        return rows.order_by(near, "turn")


def _classmates(viewer: Viewer) -> list[int]:
    """Who has come of those whose study the viewer may see to have been in their class."""
    shared = NONE
    for programme_id, first, last in viewer.classes:
        shared |= Q(programme_id=programme_id, first_year__lte=last, last_year__gte=first)
    rows = Study.objects.trusted(TOGETHER).filter(shared, audience__gte=Audience.CLASSMATES)
    here = rows.filter(person__account__isnull=False).exclude(person_id=viewer.person_id)
    return list(here.values_list("person_id", flat=True))


def faces(seats: Iterable[Seat], viewer: Viewer, slug: str) -> list[Name]:
    """As they are drawn; of who has no account the first word of their name."""
    seats = list(seats)
    known = names([seat.person_id for seat in seats if seat.person_id], viewer, slug)
    drawn = (known.get(seat.person_id) if seat.person_id else _visitor(seat) for seat in seats)
    return list(filter(None, drawn))


def _visitor(seat: Seat) -> Name:
    name, number = seat.name.split(" ")[0], tint(seat.key)
    return Name(name, name[:1].upper(), number, href="", key=str(number), photo=None)
