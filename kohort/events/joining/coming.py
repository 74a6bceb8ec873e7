"""Somebody without an account has proved their address: now they have a seat, and the seat its link."""

from kohort.events.event import Event
from kohort.events.seats.holding import holding
from kohort.events.seats.models import Knock, Seat
from kohort.events.seats.seating import Who, join

from .adopting import seat_at_address

WHY = "whoever has typed the code is who they said"


def come_in(knock: Knock) -> Seat:
    """A seat for this address, or the one its reader has already. Raises CannotJoin."""
    event = Event.objects.trusted(WHY).get(pk=knock.event_id)
    with holding(event.pk):
        return seat_at_address(event, knock.email) or _new(event, knock)


def _new(event: Event, knock: Knock) -> Seat:
    who = Who(name=knock.name, email=knock.email, language=knock.language)
    return join(event, who, guests=knock.guests, way=Seat.Way.VISITOR, photos=knock.photos)
