"""Events on pages that are not theirs: one's home, and the page of a group."""

from datetime import timedelta

from django.template.loader import render_to_string
from django.utils import timezone

from kohort.events.inviting.models import Meant
from kohort.events.seats.models import Seat

from .cards import event_cards
from .coming import coming
from .hosting import Host

SOON = timedelta(days=14)
IN_A_GROUP = 2
OWN = "one's own seats"


def mine(request) -> str | None:
    """On one's home: a place that is kept for so long, else the next event one comes to within two weeks, else the next
    one was asked to and has not answered."""
    viewer = request.viewer
    seats = Seat.objects.trusted(OWN).filter(person_id=viewer.person_id, person_id__isnull=False)
    offered = seats.filter(state=Seat.State.OFFERED).values("event_id")
    going = seats.filter(state=Seat.State.GOING).values("event_id")
    rows = coming(viewer).filter(cancelled__isnull=True)
    soon = rows.filter(pk__in=going, starts__lt=timezone.now() + SOON)
    known = list(rows.filter(pk__in=offered)[:1]) or list(soon[:1])
    found = known or list(rows.filter(pk__in=_unanswered(viewer, seats), starts__gt=timezone.now())[:1])
    if not found:
        return None
    card = event_cards(found, viewer, request.institution.slug)[0]
    return render_to_string("events/home_panel.html", {"card": card, "is_asked": not known}, request)


def _unanswered(viewer, seats):
    """The ids of the events one was asked to by the hosts, and neither joined nor declined."""
    asked = Meant.objects.visible_to(viewer).filter(told__isnull=False, round__isnull=False, declined__isnull=True)
    return asked.exclude(event__in=seats.values("event_id")).values("event_id")


def in_group(request, group) -> str | None:
    """On a group's page: its next two, and for members the way to one more."""
    viewer = request.viewer
    hosted = Host.objects.trusted("of a group one is in").filter(group=group, agreed__isnull=False).values("event_id")
    rows = list(coming(viewer).filter(pk__in=hosted)[:IN_A_GROUP])
    if not (rows or viewer.is_member):
        return None
    context = {"group": group, "cards": event_cards(rows, viewer, request.institution.slug)}
    return render_to_string("events/group_panel.html", context | {"leads": group.pk in viewer.leads}, request)
