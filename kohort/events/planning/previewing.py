"""An event as its guests will see it, before there are any."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from kohort.access.gate import on
from kohort.events.event import Event
from kohort.events.page import told

from .plan import standing


@on(Event, "organise")
@require_safe
def preview(request, event):
    """The page of the event without what only organisers have, under a bar that says what it is."""
    page = told(request, event) | {"shows_link": False, "is_whole": True, "runs": False}
    return render(request, "events/planning/preview.html", standing(request, event) | page)
