"""Hosting an event one was asked to: who leads the group, or the coordinator, says yes or no, and may withdraw."""

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_http_methods, require_safe

from kohort.access.gate import coordinator, on
from kohort.access.viewer import Viewer
from kohort.events.event import Event
from kohort.events.hosting import Host
from kohort.kit.addresses import address

from .hosts import ended

WHY = "who is to answer reads whose question it is"


@on(Host, "answer")
@require_http_methods(["GET", "POST"])
def answer(request, host):
    """What it is and who asks. POST `do`: agree or end."""
    host, do = _asked(request.viewer).get(pk=host.pk), request.POST.get("do")
    if request.method == "GET":
        seen = Event.objects.visible_to(request.viewer).filter(pk=host.event_id).exists()
        return render(request, "events/planning/hosts_answer.html", {"host": host, "event": host.event, "seen": seen})
    if do == "agree":
        host.agree(request.viewer)
        return HttpResponseRedirect(request.path)
    if do != "end":
        raise Http404
    ended(request, host)
    return HttpResponseRedirect(_back(request, host))


@coordinator
@require_safe
def desk(request):
    """What other houses, or groups and units of this one, have in this house's name: what waits comes first."""
    rows = _of_house(request)
    waiting, agreed = [one for one in rows if not one.agreed], [one for one in rows if one.agreed]
    return render(request, "events/planning/hosts_desk.html", {"waiting": waiting, "agreed": agreed})


def on_desk(request) -> str | None:
    """Named in settings.DESK_PANELS: how many ask, or that something is shared."""
    rows = _of_house(request) if request.viewer.is_coordinator else []
    waiting = sum(1 for one in rows if not one.agreed)
    context = {"waiting": waiting, "shared": len(rows) - waiting}
    return render_to_string("events/planning/hosts_desk_panel.html", context, request) if rows else None


def in_group(request, group) -> str | None:
    """Named in settings.LEADER_PANELS: events that would be in the name of the group."""
    rows = list(_asked(request.viewer).filter(group=group, agreed__isnull=True).order_by("asked"))
    return render_to_string("events/planning/hosts_group_panel.html", {"asked": rows}, request) if rows else None


def _of_house(request) -> list[Host]:
    """Still to come: asked of this house, its units and groups; or agreed to, where the event is another's."""
    rows = _asked(request.viewer).filter(institution=request.institution).order_by("event__starts", "pk")
    return [one for one in rows if not one.event.is_over and (one.agreed is None or one.is_visiting_house)]


def _asked(viewer: Viewer):
    rows = Host.objects.trusted(WHY).filter(pk__in=Host.objects.visible_to(viewer).values("pk"))
    return rows.select_related("event", "event__institution", "institution", "unit", "group")


def _back(request, host: Host) -> str:
    slug = request.institution.slug
    return address("groups:group", slug, key=host.group.key) if host.group else address("planning:shared", slug)
