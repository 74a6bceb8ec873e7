"""An event whose doors are open now, with people on its list, for the tests of the door."""

from datetime import timedelta

from django.utils import timezone

from kohort.events.models import Companion, Event, Seat
from tests.gatherings import gathering


def tonight(institution, **fields) -> Event:
    """It began half an hour ago."""
    return gathering(institution, **{"starts": timezone.now() - timedelta(minutes=30), **fields})


def seat(event: Event, person=None, *names: str, state=Seat.State.GOING, guests=None, **fields) -> Seat:
    """On the list, with guests by name, or so many of `guests`."""
    fields = {"name": person.name if person else "Visitor", "turn": event.seats.trusted("test").count() + 1, **fields}
    row = Seat.objects.create(
        event=event, person=person, state=state, guests=len(names) if guests is None else guests, **fields
    )
    for place, name in enumerate(names, start=1):
        Companion.objects.create(seat=row, place=place, name=name)
    return row
