"""The programme as it is read: by day and by the clock of the event, with those who speak."""

from collections import defaultdict
from datetime import date
from itertools import groupby
from typing import NamedTuple

from django.db.models import Q

from kohort.access.viewer import Viewer
from kohort.events.event import Event
from kohort.events.wording import clock, is_one_day
from kohort.groups.names import Name, names
from kohort.kit.bugs import bug

from .at_forms import by_time
from .models import Item, Speaker

SEEN = "of an event that is seen"


class Said(NamedTuple):
    """A speaker; `person` is whom the name leads to, for who may know it."""

    speaker: Speaker
    person: Name | None


class Slot(NamedTuple):
    """A part of the programme; `time` by the event's clock, "" where none is set."""

    item: Item
    time: str
    speakers: list[Said]


class Day(NamedTuple):
    """`date` is None where all of it is on one day."""

    date: date | None
    slots: list[Slot]

    @property
    def heading(self) -> str:
        """The element of a part's title: below that of its day, if it has one."""
        return "h4" if self.date else "h3"


def running_order(event: Event, viewer: Viewer, slug: str, *, runs: bool) -> list[Day]:
    """Of an event the viewer sees, or plans (`runs`). Earliest first, what has no time at the end; few queries for any
    number."""
    items = sorted(Item.objects.trusted(SEEN).filter(event=event), key=by_time)
    speakers = _speakers(items, viewer, slug, runs)
    slots = [Slot(one, clock(event.local(one.at)) if one.at else "", speakers[one.pk]) for one in items]
    days = groupby(slots, key=lambda slot: _day(event, slot.item))
    return [Day(day, list(those)) for day, those in days]


def _speakers(items: list[Item], viewer: Viewer, slug: str, runs: bool) -> dict[int, list[Said]]:
    """By the item's id. A member is linked once they have agreed, where the viewer sees them."""
    told = Q() if runs else Speaker.named_to(viewer)
    rows = list(Speaker.objects.trusted(SEEN).filter(told, item__in=items).order_by("pk")) if items else []
    linked = {one.pk: one.person_id for one in rows if one.person_id and (one.agreed or bug("speaker-unasked"))}
    known = names(linked.values(), viewer, slug)
    found = defaultdict(list)
    for one in rows:
        found[one.item_id].append(Said(one, known.get(linked.get(one.pk, 0))))
    return found


def _day(event: Event, item: Item) -> date | None:
    return event.local(item.at).date() if item.at and not is_one_day(event) else None
