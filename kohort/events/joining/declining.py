"""Somebody who was asked says no: they are not asked again, and a seat they have is free."""

from django.utils import timezone

from kohort.access.viewer import Viewer
from kohort.events.event import Event
from kohort.events.inviting.models import Meant
from kohort.events.seats.seating import give_up

from .standing import seat_of

WHY = "whoever was asked may answer"


def asked_to(event: Event, viewer: Viewer) -> Meant | None:
    """That the viewer was asked to come."""
    meant = Meant.objects.visible_to(viewer).filter(event=event).first() if viewer.is_member else None
    if meant:
        meant.event = event
    return meant


def decline(meant: Meant) -> None:
    """Said twice, it is said."""
    seat = seat_of(meant.event, meant.person_id)
    if seat and seat.is_live:
        give_up(seat)
    _set(meant, declined=meant.declined or timezone.now())


def take_back(meant: Meant) -> None:
    """They come after all."""
    _set(meant, declined=None)


def _set(meant: Meant, **columns) -> None:
    Meant.objects.trusted(WHY).filter(pk=meant.pk).update(**columns)
