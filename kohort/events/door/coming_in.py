"""Heads come in, each once: whichever phone saw them, however often it says so, and however late."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from django.db import transaction

from kohort.access.viewer import Viewer
from kohort.activity.models import Happening, record
from kohort.events.event import Event
from kohort.events.seats.models import Seat
from kohort.kit.bugs import bug

from .models import CheckIn
from .opening import day_of

WHY = "who stands at the door counts everybody"
CAME = "seat.came"


class Head(NamedTuple):
    """Whose seat, by its key, and which of those who come on it."""

    seat: str
    place: int


class Mark(NamedTuple):
    """That a head came in. A phone makes up the `key`, and sends it until it is heard."""

    key: str
    head: Head
    at: datetime


@transaction.atomic
def hear(event: Event, marks: Iterable[Mark], viewer: Viewer) -> list[str]:
    """The keys that need not be sent again: also those of seats that are gone meanwhile; none before the day begins."""
    marks = [mark for mark in marks if day_of(event).has_begun]
    seats = _held(event, {mark.head.seat for mark in marks})
    here = set() if bug("checked-in-twice") else _here(seats.values())
    new = [mark for mark in marks if mark.head.seat in seats and mark.head not in here]
    _write_down(event, seats, new, viewer)
    for key in {mark.head.seat for mark in new} - {head.seat for head in here}:
        _came(event, seats[key], viewer)
    return [mark.key for mark in marks]


def _write_down(event: Event, seats: dict[str, Seat], marks: list[Mark], viewer: Viewer) -> None:
    day, same = day_of(event), {"event": event, "by_id": viewer.person_id}
    rows = [
        CheckIn(**same, seat=seats[seat], place=place, mark=key, at=day.fit(at)) for key, (seat, place), at in marks
    ]
    CheckIn.objects.bulk_create(rows, ignore_conflicts=True)  # the same mark or head twice in one batch


def _held(event: Event, keys: set[str]) -> dict[str, Seat]:
    """Rows that two phones cannot write at once: else each would be the first to see somebody come."""
    rows = Seat.objects.trusted(WHY).filter(event=event, key__in=keys).select_related("person__institution")
    return {seat.key: seat for seat in rows.select_for_update(of=("self",), no_key=True).order_by("pk")}


def _here(seats: Iterable[Seat]) -> set[Head]:
    rows = CheckIn.objects.trusted(WHY).filter(seat__in=list(seats))
    return {Head(*row) for row in rows.values_list("seat__key", "place")}


def _came(event: Event, seat: Seat, viewer: Viewer) -> None:
    """Attendance, in the house of who came."""
    house = seat.person.institution if seat.person else event.institution
    record(CAME, institution=house, by=viewer.account_id, about=seat.person, event=event.pk, seat=seat.pk)


@transaction.atomic
def undo(event: Event, heads: Iterable[tuple[Head, datetime]]) -> None:
    """It was a mistake: they are not here. `at` is when somebody saw so; who was seen later stays.

    What was written down of their coming goes with it: one's own log does not tell of an evening spent elsewhere.
    """
    wrong = list(heads)
    seats = _held(event, {head.seat for head, _at in wrong}) if day_of(event).is_now else {}
    for head, at in wrong:
        if seat := seats.get(head.seat):
            CheckIn.objects.trusted(WHY).filter(seat=seat, place=head.place, at__lte=at).delete()
    still = {head.seat for head in _here(seats.values())}
    _never_came(event, [seat for key, seat in seats.items() if key not in still])


def _never_came(event: Event, seats: list[Seat]) -> None:
    houses = {event.institution_id, *(seat.person.institution_id for seat in seats if seat.person)}
    told = Happening.objects.trusted(WHY).filter(institution__in=houses, verb=CAME)
    told.filter(particulars__seat__in=[seat.pk for seat in seats]).delete()
