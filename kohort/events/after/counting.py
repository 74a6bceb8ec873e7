"""What is counted of an event, and who did not come: for its hosts alone."""

from typing import NamedTuple

from kohort.access.viewer import Viewer
from kohort.events.door.rows import Door, Head, Row, door_of
from kohort.events.event import Event
from kohort.events.seats.models import Seat
from kohort.events.seats.room import room


class Figures(NamedTuple):
    """In heads, guests included; `guests` of those who came. Where nobody was checked in `came` is 0."""

    signed_up: int = 0
    came: int = 0
    guests: int = 0
    no_shows: int = 0
    waiting: int = 0


def figures(event: Event, door: Door) -> Figures:
    """As they were counted when the event was closed: people who leave are not taken out of a sum."""
    return Figures(**event.figures) if event.concluded else counted(event, door)


def counted(event: Event, door: Door) -> Figures:
    """From the list at the door."""
    here = [head for row in door.rows for head in row.heads if head.at]
    now = room(event)
    return Figures(
        signed_up=now.going,
        came=len(here),
        guests=sum(head.place > 0 for head in here),
        no_shows=sum(len(missing) for _row, missing in absent(door)) if here else 0,
        waiting=now.waiting,
    )


def absent(door: Door) -> list[tuple[Row, list[Head]]]:
    """Each party that was expected and of which somebody did not come, with those who did not."""
    parties = [row for row in door.rows if row.seat.state == Seat.State.GOING and row.missing]
    return [(row, [head for head in row.heads if head.at is None]) for row in parties]


def figures_of(event: Event, viewer: Viewer) -> Figures:
    """As the viewer, who plans it, may count them."""
    return counted(event, door_of(event, viewer))
