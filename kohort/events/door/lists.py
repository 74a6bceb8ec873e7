"""The guest list in the office: who comes and who waits, and sheets to print. That it was printed is written down."""

from collections import defaultdict

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from kohort.access.gate import on
from kohort.access.viewer import Viewer
from kohort.activity.models import record
from kohort.events.event import Event
from kohort.events.seats.models import Seat
from kohort.events.seats.seating import room
from kohort.kit.bugs import bug
from kohort.people.models import Person

from .answers import answers, food
from .rows import Row, door_of

SHEETS = ("guests", "food", "answers")


@on(Event, "organise")
@require_http_methods(["GET", "HEAD", "POST"])
def lists(request, event):
    """POST `sheet`: guests, food or answers, as a page of paper."""
    if request.method == "POST":
        return _sheet(request, event)
    rows = door_of(event, request.viewer, state__in=Seat.LIVE).rows
    context = {
        "event": event,
        "coming": [row for row in rows if row.seat.state == Seat.State.GOING],
        "waiting": sorted((row for row in rows if row.waits), key=lambda row: row.seat.turn),
        "room": room(event),
    }
    return render(request, "events/door/lists.html", context)


def _sheet(request, event):
    kind = request.POST.get("sheet")
    if kind not in SHEETS:
        raise Http404
    rows = coming(event, request.viewer)
    context = {"event": event, "kind": kind, "rows": rows, "heads": sum(len(row.heads) for row in rows)}
    if kind == "food":
        context["food"] = food(event, rows, request.viewer)
    elif kind == "answers":
        context["questions"], context["answered"] = answers(event, rows, request.viewer)
    note(event, rows, request.viewer, kind)
    return render(request, "events/door/sheet.html", context)


def coming(event: Event, viewer: Viewer) -> list[Row]:
    """Those with a seat, in the alphabet of the page."""
    return door_of(event, viewer, state=Seat.State.GOING).rows


def note(event: Event, rows: list[Row], viewer: Viewer, kind: str) -> None:
    """In each house for its own people: whoever is on the paper reads so in their own log."""
    ids = [row.seat.person_id for row in rows if row.seat.person_id]
    people = Person.objects.trusted("each house is told of its own").filter(pk__in=ids).select_related("institution")
    rolls = defaultdict(list)
    for person in people:
        rolls[person.institution].append(person.pk)
    for house, roll in rolls.items() if not bug("print-unrecorded") else ():
        record("guests.printed", institution=house, by=viewer.account_id, roll=roll, event=event.pk, sheet=kind)
