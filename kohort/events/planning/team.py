"""Who plans an event: its proposer and those they asked to help."""

from typing import NamedTuple

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kohort.access.gate import on
from kohort.access.viewer import Viewer
from kohort.events.event import Event
from kohort.events.hosting import LastOne, Organiser
from kohort.groups.names import Name, names
from kohort.kit.addresses import address

from .finding import found_by_name, one_found, sparing
from .publishing import to
from .rows import row_of


class Planner(NamedTuple):
    """An organiser; `name` is None for somebody the viewer does not see."""

    organiser: Organiser
    name: Name | None
    is_self: bool


@on(Event, "organise")
@require_http_methods(["GET", "POST"])
@sparing
def team(request, event):
    """Everybody who plans it. GET `q` looks for members, POST `person` takes one in."""
    if request.method == "POST":
        person = one_found(request)
        Organiser.add(event, person, request.viewer)
        messages.success(request, _("%(name)s plans it with you now.") % {"name": person.name})
        return to(request, event, "planning:team")
    planners = planners_of(event, request.viewer, request.institution.slug)
    context = {"event": event, "runs": True, "planners": planners}
    return render(request, "events/planning/team.html", context | found_by_name(request))


@on(Event, "organise")
@require_POST
def part(request, event, row):
    """Somebody plans it no more, oneself perhaps."""
    one = row_of(Organiser, event, row, request.viewer)
    try:
        one.remove(request.viewer)
    except LastOne:
        messages.error(request, _("Somebody has to plan it. Take another member in first."))
    still_seen = Event.objects.visible_to(request.viewer).filter(pk=event.pk).exists()
    still_plans = still_seen and event.is_run_by(request.viewer)
    if still_seen:
        return to(request, event, "planning:team" if still_plans else "events:event")
    return HttpResponseRedirect(address("events:events", request.institution.slug))


def planners_of(event: Event, viewer: Viewer, slug: str) -> list[Planner]:
    """The first is who began it. Of those of another house their names alone are known."""
    rows = list(Organiser.objects.visible_to(viewer).filter(event=event).order_by("pk"))
    known = names(people := [one.person_id for one in rows], viewer, slug, sharing=people)
    return [Planner(one, known.get(one.person_id), one.person_id == viewer.person_id) for one in rows]
