"""Which events a calendar shows: those ahead, those of the last three months, and what was cancelled a while longer."""

from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from kohort.access.viewer import Viewer
from kohort.events.event import Event
from kohort.events.hosting import WHY, Host
from kohort.events.seats.models import Seat
from kohort.groups.models import Group
from kohort.kit.bugs import bug

BACK = timedelta(days=90)
CANCELLED_FOR = timedelta(days=30)  # long enough for the calendar that asks most seldom
MOST = 500


def public_of(institution_id: int) -> QuerySet[Event]:
    """What a passer-by sees of an institution."""
    return _lately(Viewer(institution_id=institution_id))


def of_person(viewer: Viewer) -> QuerySet[Event]:
    """What somebody comes to or waits for, as far as they still see it."""
    return _lately(viewer, pk__in=Seat.events_of(viewer.person_id))


def of_group(group: Group, viewer: Viewer) -> QuerySet[Event]:
    """What a group hosts, as this member of it sees it."""
    hosted = Host.objects.trusted(WHY).filter(group=group, agreed__isnull=False)
    return _lately(viewer, pk__in=hosted.values("event_id"))


def seats_of(viewer: Viewer) -> dict[int, Seat]:
    """One's own live seats by the id of the event."""
    if not viewer.is_member:
        return {}
    rows = Seat.objects.visible_to(viewer).filter(person_id=viewer.person_id, state__in=Seat.LIVE)
    return {seat.event_id: seat for seat in rows}


def _lately(viewer: Viewer, **which) -> QuerySet[Event]:
    now, rows = timezone.now(), Event.objects.visible_to(viewer)
    if bug("calendar-stranger"):
        rows = Event.objects.trusted("a planted fault")
    rows = rows.filter(published__isnull=False, ends__gt=now - BACK, **which).exclude(cancelled__lt=now - CANCELLED_FOR)
    return rows.select_related("institution").order_by("starts", "pk")[:MOST]
