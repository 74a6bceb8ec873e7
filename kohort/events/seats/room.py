"""Room: how many places there are, who holds them, and how long the queue is. In heads: guests count."""

from typing import NamedTuple

from django.db.models import Count, F, Q, Sum

from kohort.events.event import Event
from kohort.kit.bugs import bug

from .models import Seat

WHY = "everybody who sees an event may know how full it is"


class Room(NamedTuple):
    """`capacity` and `free` are None where as many may come as like."""

    capacity: int | None
    going: int
    offered: int
    waiting: int

    @property
    def held(self) -> int:
        return self.going + self.offered

    @property
    def free(self) -> int | None:
        return None if self.capacity is None else max(0, self.capacity - self.held)

    @property
    def over(self) -> int:
        """By how many heads more are promised a place than there are: capacity fell, or hosts let more in."""
        return 0 if self.capacity is None else max(0, self.held - self.capacity)

    def fits(self, heads: int) -> bool:
        return self.free is None or heads <= self.free


def room(event: Event) -> Room:
    state, rows = Seat.State, Seat.objects.trusted(WHY).filter(event_id=event.pk)
    heads = Count("pk") if bug("guests-uncounted") else Sum(F("guests") + 1, default=0)
    found = rows.filter(state__in=Seat.LIVE).values_list("state").annotate(heads=heads)
    by_state = dict(found.order_by())
    return Room(event.capacity, *(by_state.get(one, 0) for one in (state.GOING, state.OFFERED, state.WAITING)))


def place_in_queue(seat: Seat) -> int:
    """1 for the head of the queue; 0 for who does not wait."""
    if seat.state != Seat.State.WAITING:
        return 0
    rows = Seat.objects.trusted(WHY).filter(event_id=seat.event_id, state=Seat.State.WAITING)
    return rows.filter(Q(turn__lte=seat.turn)).count()
