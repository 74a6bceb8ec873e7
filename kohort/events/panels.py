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
OFFERED, GOING = Seat.State.OFFERED, Seat.State.GOING


def mine(request) -> str | None:
    """On one's home: a place that is kept for so long, else the next event one comes to within two weeks, else the next
    one was asked to and has not answered. Most people have none of these: that costs two short queries."""
    viewer = request.viewer
    rows = coming(viewer).filter(cancelled__isnull=True)
    states = _own_seats(viewer)
    offered, going = ([pk for pk, state in states.items() if state == one] for one in (OFFERED, GOING))
    soon = rows.filter(pk__in=going, starts__lt=timezone.now() + SOON)
    known = list(rows.filter(pk__in=offered)[:1]) or list(soon[:1])
    asked = () if known else _asked_to(viewer) - states.keys()
    found = known or list(rows.filter(pk__in=asked, starts__gt=timezone.now())[:1])
    if not found:
        return None
    card = event_cards(found, viewer, request.institution.slug)[0]
    return render_to_string("events/home_panel.html", {"card": card, "is_asked": not known}, request)


def _own_seats(viewer) -> dict[int, str]:
    """{event: the state of one's seat}."""
    seats = Seat.objects.trusted(OWN).filter(person_id=viewer.person_id, person_id__isnull=False)
    return dict(seats.values_list("event_id", "state"))


def _asked_to(viewer) -> set[int]:
    """The ids of the events one was asked to by the hosts, and has not declined."""
    asked = Meant.objects.visible_to(viewer).filter(told__isnull=False, round__isnull=False, declined__isnull=True)
    return set(asked.values_list("event_id", flat=True))


def in_group(request, group) -> str | None:
    """On a group's page: its next two, and for members the way to one more."""
    viewer = request.viewer
    hosted = Host.objects.trusted("of a group one is in").filter(group=group, agreed__isnull=False).values("event_id")
    rows = list(coming(viewer).filter(pk__in=hosted)[:IN_A_GROUP])
    if not (rows or viewer.is_member):
        return None
    context = {"group": group, "cards": event_cards(rows, viewer, request.institution.slug)}
    return render_to_string("events/group_panel.html", context | {"leads": group.pk in viewer.leads}, request)
