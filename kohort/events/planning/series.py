"""Series: an event, and those of the years before it."""

from datetime import datetime
from typing import NamedTuple

from kohort.access.viewer import Viewer
from kohort.events.event import Event
from kohort.kit.addresses import address

WHY = "whoever plans the next one reads what the last one left behind"
MOST = 20


class Year(NamedTuple):
    """One of the series; `starts` is by its own clock, `href` its page."""

    title: str
    language: str
    starts: datetime
    href: str


def before(event: Event) -> list[Event]:
    """Those it was copied from, the last one first."""
    found: list[Event] = []
    rows = Event.objects.trusted(WHY)
    while event.previous_id and len(found) < MOST:
        event = rows.get(pk=event.previous_id)
        found.append(event)
    return found


def years(event: Event, viewer: Viewer, slug: str) -> list[Year]:
    """Those before it that the viewer may see."""
    earlier = before(event)
    seen = set(Event.objects.visible_to(viewer).filter(pk__in=[one.pk for one in earlier]).values_list("pk", flat=True))
    return [_year(one, slug) for one in earlier if one.pk in seen]


def _year(event: Event, slug: str) -> Year:
    href = address("events:event", slug, key=event.key)
    return Year(event.title, event.language, event.local(event.starts), href)


def lessons(event: Event) -> Event | None:
    """The last of those before it whose board wrote down what the next should know."""
    return next((one for one in before(event) if one.lessons), None)
