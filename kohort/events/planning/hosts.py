"""In whose name an event is: groups, units and houses, asked by its organisers. They answer in `partners`."""

from django.contrib import messages
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kohort.access.gate import on
from kohort.events.event import Event
from kohort.events.hosting import Host, LastOne

from .hosts_forms import HostForm
from .publishing import to
from .rows import row_of

WHY = "organisers see in whose name it is, and who was asked"


@on(Event, "organise")
@require_http_methods(["GET", "POST"])
def hosts(request, event):
    """Who hosts it, and who has been asked. POST asks another; in one's own name that is settled."""
    form = HostForm(request.POST if request.method == "POST" else None, event=event, viewer=request.viewer)
    if form.is_valid():
        _asked(request, Host.ask(event, request.viewer, **form.cleaned_data["who"]))
        return to(request, event, "planning:hosts")
    rows = Host.objects.trusted(WHY).filter(event=event).select_related("institution", "unit", "group").order_by("pk")
    shown = [(host, host.allows(request.viewer, "end") and not host.is_last) for host in rows]
    context = {"event": event, "runs": True, "rows": shown, "form": form}
    return render(request, "events/planning/hosts.html", context)


def _asked(request, host: Host) -> None:
    if host.agreed:
        messages.success(request, _("It is in their name as well."))
    elif host.is_house or host.unit_id:
        messages.success(request, _("The alumni office there finds the question at its desk."))
    else:
        messages.success(request, _("Whoever leads the group finds the question on its page."))


@on(Event, "organise")
@require_POST
def part(request, event, row):
    """A host is one no more, or no longer asked."""
    host = row_of(Host, event, row, request.viewer)
    if host.allows(request.viewer, "end"):
        ended(request, host)
    return to(request, event, "planning:hosts")


def ended(request, host: Host) -> None:
    """It is over, or it is said why it cannot be."""
    try:
        host.end(request.viewer)
    except LastOne:
        messages.error(request, _("An event has a host at home. Ask another first, or cancel the event."))
    else:
        messages.success(request, _("It is no longer in their name."))
