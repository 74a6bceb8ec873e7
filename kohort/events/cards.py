"""Events in a list: when, where, whose, and how each stands for the viewer. As many queries for twenty as for one."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from kohort.access.viewer import Viewer
from kohort.kit.addresses import address

from .event import Event
from .hosts import HostName, hosts_of
from .planning.models import Cover
from .states import State, states
from .wording import spot


class EventCard(NamedTuple):
    """An event, drawn by `events/card.html`. `starts` is by the event's own clock; `cover` an address, or ""."""

    event: Event
    href: str
    starts: datetime
    where: str
    hosts: list[HostName]
    cover: str
    state: State


def event_cards(events: Sequence[Event], viewer: Viewer, slug: str) -> list[EventCard]:
    """Of events that were read by `visible_to(viewer)`, in the order given; `slug` is of the viewer's institution."""
    if not events:
        return []
    hosts, stands, covers = hosts_of(events, viewer, slug), states(events, viewer), covers_of(events, slug)
    return [
        EventCard(
            event=one,
            href=address("events:event", slug, key=one.key),
            starts=one.local(one.starts),
            where=spot(one),
            hosts=hosts[one.pk],
            cover=covers.get(one.pk, ""),
            state=stands[one.pk],
        )
        for one in events
    ]


def covers_of(events: Sequence[Event], slug: str, size: str = "small") -> dict[int, str]:
    """{event's id: address of its picture}, of those that have one. One query."""
    keys = {event.pk: event.key for event in events}
    rows = Cover.objects.trusted("whoever sees an event sees its picture").filter(event__in=keys)
    found = rows.values_list("event", "digest")
    return {pk: address("planning:cover", slug, key=keys[pk], digest=digest, size=size) for pk, digest in found}
