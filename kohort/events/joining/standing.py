"""How somebody stands to an event: what a panel says of their seat, and what they may do next."""

from typing import NamedTuple

from django.utils import timezone

from kohort.events.event import Event
from kohort.events.seats.asking import Question
from kohort.events.seats.models import Companion, Seat
from kohort.events.seats.seating import Room, place_in_queue, room, why_not
from kohort.events.wording import moment

from .answering import unanswered
from .links import path

WHY = "one's own seat"


class Standing(NamedTuple):
    """`href` leads to the page of the `seat`; `place` is one's number in the queue; `until` says how long an offer is
    kept. `why_not`: why nobody can sign up."""

    event: Event
    seat: Seat | None
    href: str
    place: int
    until: str
    room: Room
    why_not: str
    unanswered: list[Question]

    @property
    def is_live(self) -> bool:
        return self.seat is not None and self.seat.is_live

    @property
    def lacks_answers(self) -> bool:
        """Whether the hosts have to know something of them, and do not."""
        return any(question.required for question in self.unanswered)

    @property
    def waits_if_joining(self) -> bool:
        """Whoever joins now comes on the list: all is taken, or others wait."""
        return self.room.free == 0 or bool(self.room.free and self.room.waiting)

    @property
    def is_ahead(self) -> bool:
        """There is still something to come to, and so something to change."""
        return self.event.is_on


def standing(event: Event, seat: Seat | None) -> Standing:
    """Of who has this seat, or none."""
    return Standing(
        event=event,
        seat=seat,
        href=path(seat) if seat else "",
        place=place_in_queue(seat) if seat else 0,
        until=moment(event, seat.offered_until) if seat and seat.offered_until else "",
        room=room(event),
        why_not=why_not(event, timezone.now()),
        unanswered=unanswered(seat) if seat and seat.is_live else [],
    )


def seat_of(event: Event, person_id: int | None) -> Seat | None:
    """The seat a person has, or had, at an event."""
    seat = Seat.objects.trusted(WHY).filter(event=event, person_id=person_id).first() if person_id else None
    if seat:
        seat.event = event
    return seat


def names_of(seat: Seat) -> list[str]:
    """Of those who come along, as far as they were told."""
    rows = Companion.objects.trusted(WHY).filter(seat=seat).order_by("place")
    return list(rows.values_list("name", flat=True))
