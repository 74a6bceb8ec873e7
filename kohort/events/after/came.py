"""Who came: counted at the door, and where nobody counted, everybody who meant to."""

from django.db.models import QuerySet

from kohort.access.viewer import Viewer
from kohort.events.door.models import CheckIn
from kohort.events.event import Event
from kohort.events.seats.models import Seat
from kohort.events.seats.room import room
from kohort.kit.bugs import bug

WHY = "who was there is thanked, asked and shown as they agreed"


def is_counted(event: Event) -> bool:
    """All is over, and somebody stood at the door: it is known who was there."""
    return event.is_over and _check_ins(event).exists()


def came(event: Event) -> QuerySet:
    """Seats of those who were there themselves; a guest may have come alone."""
    rows = Seat.objects.trusted(WHY).filter(event=event)
    if not _check_ins(event).exists():
        return rows.filter(state=Seat.State.GOING)
    return rows.filter(pk__in=_check_ins(event).filter(place=0).values("seat_id"))


def has_come(event: Event, viewer: Viewer) -> bool:
    return viewer.person_id is not None and came(event).filter(person_id=viewer.person_id).exists()


def shown_afterwards(rows: QuerySet, event: Event) -> QuerySet:
    """Of seats that others may see: those who were there. Nobody is told who was not."""
    if not is_counted(event) or bug("no-show-told"):
        return rows.filter(state=Seat.State.GOING)
    return rows.filter(pk__in=came(event).values("pk"))


def heads(event: Event) -> int:
    """How many were there, guests included; before it is known, how many mean to."""
    return _check_ins(event).count() if is_counted(event) else room(event).going


def _check_ins(event: Event) -> QuerySet:
    return CheckIn.objects.trusted(WHY).filter(event=event)
