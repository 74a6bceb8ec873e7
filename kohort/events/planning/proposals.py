"""What members have proposed and hosts have not answered yet: at the desk, and on the page of a group."""

from typing import NamedTuple

from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_safe

from kohort.access.gate import coordinator
from kohort.access.viewer import Viewer
from kohort.events.event import Event
from kohort.events.hosting import Host, Organiser
from kohort.events.hosts import HostName, hosts_of
from kohort.groups.names import Name, names

WHY = "who decides on a proposal reads it"
MOST = 10
PROPOSED = {"proposed__isnull": False, "published__isnull": True}


class Proposal(NamedTuple):
    """An event that waits for its hosts, and who asks."""

    event: Event
    hosts: list[HostName]
    by: list[Name]


def waiting(viewer: Viewer, **host):
    """Events proposed to hosts of the viewer's house such as these; the longest waiting first."""
    asked = Host.decided_by(viewer).filter(**host)
    rows = Event.objects.visible_to(viewer).filter(pk__in=asked.values("event_id"), **PROPOSED)
    return rows.filter(ends__gt=timezone.now()).order_by("proposed", "pk")


def proposals(events, viewer: Viewer, slug: str) -> list[Proposal]:
    """As many queries for twenty as for one."""
    events = list(events)
    hosts = hosts_of(events, viewer, slug)
    rows = list(Organiser.objects.visible_to(viewer).filter(event__in=events).order_by("pk"))
    known = names([row.person_id for row in rows], viewer, slug)
    asking = {
        event.pk: [known[row.person_id] for row in rows if row.event_id == event.pk and row.person_id in known]
        for event in events
    }
    return [Proposal(event, hosts[event.pk], asking[event.pk]) for event in events]


@coordinator
@require_safe
def desk(request):
    """Those for the office to answer; below, those that wait in groups."""
    viewer, slug = request.viewer, request.institution.slug
    context = {
        "ours": proposals(waiting(viewer, group__isnull=True), viewer, slug),
        "of_groups": proposals(waiting(viewer, group__isnull=False), viewer, slug),
    }
    return render(request, "events/planning/desk.html", context)


def on_desk(request) -> str | None:
    """On the desk: how many wait for the office."""
    if not request.viewer.is_coordinator:
        return None
    count = waiting(request.viewer, group__isnull=True).count()
    return render_to_string("events/planning/desk_panel.html", {"count": count}, request)


def in_group(request, group) -> str | None:
    """For who leads a group: what waits for them."""
    rows = list(waiting(request.viewer, group=group)[:MOST])
    return render_to_string("events/planning/group_panel.html", {"waiting": rows}, request) if rows else None
