"""What is left of an event: on its own page, and as a figure on the desk."""

from datetime import timedelta

from django.template.loader import render_to_string
from django.utils import timezone

from kohort.events.door.models import CheckIn
from kohort.events.event import Event
from kohort.events.running import runs

from .models import Material, Shot
from .pictures import may_add_to

FEW = 8  # pictures on the page of the event
YEAR = timedelta(days=365)


def on_event(request, event: Event) -> str | None:
    """What was shown there, and its pictures; the way to add some for those who were there."""
    if not event.has_begun:
        return None
    viewer = request.viewer
    shots = Shot.objects.visible_to(viewer).filter(event=event)
    count = shots.count()
    context = {
        "event": event,
        "materials": list(Material.objects.visible_to(viewer).filter(event=event).order_by("pk")),
        "shots": shots.order_by("pk").defer("large", "small")[:FEW] if count else [],
        "count": count,
        "more": count > FEW,
        "may_add": viewer.is_member and may_add_to(event, viewer, runs=runs(request, event)),
    }
    if not (context["materials"] or count or context["may_add"]):
        return None
    return render_to_string("events/after/on_event.html", context, request)


def on_desk(request) -> str | None:
    """How many of the house came to an event within a year: people, each once. Exact, as the desk counts."""
    rows = CheckIn.objects.trusted("a figure for the office names nobody").filter(place=0)
    mine = rows.filter(seat__person__institution=request.institution, event__starts__gt=timezone.now() - YEAR)
    people = mine.values("seat__person").distinct().count()
    return render_to_string("events/after/on_desk.html", {"people": people}, request) if people else None
