"""The list at the door: who is expected, who is here since when, and who waits. Three queries for any number."""

from collections import defaultdict
from datetime import datetime
from typing import NamedTuple

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kohort.access.viewer import Viewer
from kohort.events.event import Event
from kohort.events.seats.models import Companion, Seat
from kohort.kit.folding import fold
from kohort.kit.sorting import person_sort_key

from .models import CheckIn

State = Seat.State


class Head(NamedTuple):
    """One who comes: `value` names them in a form ("seat:place"), `at` is the hour they came by the event's clock."""

    value: str
    place: int
    name: str
    at: datetime | None


class Row(NamedTuple):
    """A seat and those who come on it, who has it first."""

    seat: Seat
    heads: list[Head]

    @property
    def name(self) -> str:
        return self.heads[0].name

    @property
    def is_expected(self) -> bool:
        return self.seat.state == State.GOING or any(head.at for head in self.heads)

    @property
    def waits(self) -> bool:
        return not self.is_expected and self.seat.is_live

    @property
    def missing(self) -> int:
        return sum(head.at is None for head in self.heads)

    @property
    def find(self) -> str:
        """What is searched."""
        return fold(" ".join(head.name for head in self.heads))


class Door(NamedTuple):
    rows: list[Row]

    @property
    def here(self) -> int:
        return sum(head.at is not None for row in self.rows for head in row.heads)

    @property
    def expected(self) -> int:
        """Heads of those who come, and whoever came without being expected."""
        return sum(row.seat.state == State.GOING or head.at is not None for row in self.rows for head in row.heads)

    @property
    def arrived(self) -> dict[str, str]:
        """{head's value: hour}, as a phone that asks is told."""
        return {head.value: f"{head.at:%H:%M}" for row in self.rows for head in row.heads if head.at}


def door_of(event: Event, viewer: Viewer, **which) -> Door:
    """All seats of an event, or those of `which`, in the alphabet of the page."""
    seats = list(Seat.objects.visible_to(viewer).filter(event=event, **which))
    names = _by_seat(Companion.objects.visible_to(viewer).filter(seat__in=seats), "name")
    hours = _by_seat(CheckIn.objects.visible_to(viewer).filter(seat__in=seats), "at")
    return Door(sorted((_row(event, seat, names[seat.pk], hours[seat.pk]) for seat in seats), key=_order))


def _by_seat(rows, column: str) -> dict[int, dict]:
    """{seat: {place: value}}"""
    found: dict[int, dict] = defaultdict(dict)
    for seat, place, value in rows.values_list("seat_id", "place", column):
        found[seat][place] = value
    return found


def _row(event: Event, seat: Seat, names: dict[int, str], hours: dict[int, datetime]) -> Row:
    """Somebody who is here stays on the list, though their seat has fewer guests by now."""
    named = names | {0: seat.name or _("Somebody whose name is forgotten")}
    places = sorted({*range(seat.heads), *hours})
    local = {place: event.local(at) for place, at in hours.items()}
    return Row(seat, [Head(f"{seat.key}:{one}", one, named.get(one, ""), local.get(one)) for one in places])


def _order(row: Row) -> tuple[str, int]:
    given, _blank, surname = row.name.rpartition(" ")
    return person_sort_key(surname, given, get_language()), row.seat.pk
