"""The guest list of one event, held: nobody else writes in it meanwhile. Every change of a seat is made here."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import transaction
from django.utils import timezone

from kohort.activity.models import record
from kohort.events.event import Event
from kohort.kit.bugs import bug

from .models import Companion, Seat
from .room import Room, room

COLUMNS = ["state", "guests", "turn", "at", "changed", "round", "offered_until"]
COLUMNS += ["name", "language", "way", "shown", "photos"]  # the rest is written without the lock
WHY = "whoever changes seats under the lock of their event sees all of them"


@dataclass
class GuestList:
    """`now` is taken once the lock is held, in UTC: the clock of the zone would jump in the middle of an offer."""

    event: Event
    now: datetime
    _room: Room | None = None

    @property
    def room(self) -> Room:
        """Counted once, and again after a seat has changed."""
        self._room = self._room or room(self.event)
        return self._room

    @property
    def seats(self):
        rows = Seat.objects.trusted(WHY).filter(event_id=self.event.pk)
        return rows.select_related("person__institution").order_by("turn")

    def read(self, seat: Seat) -> Seat:
        """The row as it is now, whatever the caller held in hand."""
        return self.seats.get(pk=seat.pk)

    def next_turn(self) -> int:
        self.event.turns += 1
        self.event.save(update_fields=["turns"])
        return self.event.turns

    def turn(self, seat: Seat, state: str, verb: str, *, by: int | None = None, until: datetime | None = None) -> None:
        """Bring a seat into another state, and tell."""
        seat.state, seat.offered_until = state, until
        self.tell(seat, verb, by)

    def tell(self, seat: Seat, verb: str, by: int | None = None) -> None:
        """Write a seat and record its verb, in the house of whose seat it is."""
        seat.round += 1
        self.write(seat)
        person, house = seat.person, self.event.institution
        if person and person.institution_id != house.pk:
            house = person.institution
        record(verb, institution=house, by=by, about=person, event=self.event.pk, seat=seat.pk)

    def write(self, seat: Seat) -> None:
        self._room, seat.changed = None, self.now
        seat.save(update_fields=COLUMNS if seat.pk else None)

    def name(self, seat: Seat, names: Sequence[str] | None) -> None:
        """Write down who comes along; None keeps the names there are, as far as there are guests for them."""
        stay = 0 if names is not None else seat.guests
        Companion.objects.trusted(WHY).filter(seat=seat, place__gt=stay).delete()
        given = [(place, name.strip()[:120]) for place, name in enumerate((names or ())[: seat.guests], start=1)]
        Companion.objects.bulk_create(Companion(seat=seat, place=at, name=name) for at, name in given if name)


@contextmanager
def holding(event_id: int, now: datetime | None = None) -> Iterator[GuestList]:
    """Takes the row of the event before it reads anything else: PostgreSQL oversells otherwise, without an error.

    SQLite knows no such lock; there every transaction is alone from its first statement on (IMMEDIATE).
    """
    unlocked = bug("seats-unlocked")
    with nullcontext() if unlocked else transaction.atomic():
        rows = Event.objects.trusted(WHY).select_related("institution")
        rows = rows if unlocked else rows.select_for_update(of=("self",), no_key=True)
        event = rows.get(pk=event_id)
        moment = now or timezone.now()
        yield GuestList(event, moment if bug("offer-by-the-wall") else moment.astimezone(UTC))
