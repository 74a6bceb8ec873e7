"""An event as its guests will see it, before there are any."""

from django.conf import settings
from django.shortcuts import render
from django.utils.module_loading import import_string
from django.views.decorators.http import require_safe

from kohort.access.gate import on
from kohort.events.event import Event
from kohort.events.hosts import hosts_of
from kohort.events.who_comes import who_comes

from .plan import standing


@on(Event, "organise")
@require_safe
def preview(request, event):
    """The page of the event without what only organisers have, under a bar that says what it is."""
    viewer, slug = request.viewer, request.institution.slug
    joining, *panels = [import_string(path)(request, event) for path in settings.EVENT_PANELS] or [None]
    page = {
        "event": event,
        "joining": joining,
        "panels": list(filter(None, panels)),
        "hosts": hosts_of([event], viewer, slug)[event.pk],
        "coming": who_comes(event, viewer, slug),
        "shows_link": False,
        "is_whole": True,
    }
    return render(request, "events/planning/preview.html", {**standing(request, event), **page, "runs": False})
