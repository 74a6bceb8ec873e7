"""The page of an event: what one decides by, with the way to come at its head; and all who come."""

from django.conf import settings
from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.module_loading import import_string
from django.views.decorators.http import require_safe

from kohort.access.gate import on
from kohort.events.after.came import heads, is_counted
from kohort.kit.bugs import bug

from .event import Event
from .hosts import hosts_of
from .running import runs
from .states import is_going
from .who_comes import Circles, faces, shown, who_comes

PER_PAGE = 48


@on(Event)
@require_safe
def event(request, event):
    """What members of a house see, or passers-by; who comes is shown how to take part online."""
    plans = runs(request, event)
    shows_link = event.is_online and (plans or is_going(event, request.viewer) or bug("online-link-open"))
    return render(request, "events/event.html", told(request, event) | {"runs": plans, "shows_link": shows_link})


def told(request, event: Event) -> dict:
    """What the page tells everybody who sees it; a preview tells the same."""
    viewer, slug = request.viewer, request.institution.slug
    joining, *panels = [import_string(path)(request, event) for path in settings.EVENT_PANELS] or [None]
    return {
        "event": event,
        "joining": joining,
        "panels": list(filter(None, panels)),
        "hosts": hosts_of([event], viewer, slug)[event.pk],
        "coming": who_comes(event, viewer, slug),
        "is_counted": is_counted(event),
    }


@on(Event)
@require_safe
def who(request, event):
    """All who come and said that others may know it."""
    viewer = request.viewer
    rows = Circles(event, viewer).ordered(shown(event, viewer))
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {"event": event, "page": page, "faces": faces(page, viewer, request.institution.slug)}
    return render(request, "events/who.html", context | {"heads": heads(event), "is_counted": is_counted(event)})
