"""The plan of an event: the form, where it stands, and what is left to do."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from kohort.access.gate import on
from kohort.events.event import Event
from kohort.events.hosts import hosts_of
from kohort.events.seats.room import room

from . import changing
from .publishing import to
from .ready import is_at_home, lacks, may_cancel, may_publish, may_remove, may_return
from .series import lessons, years
from .sheet import Sheet


@on(Event, "organise")
@require_http_methods(["GET", "POST"])
def plan(request, event):
    """Everything about it may be changed, published or not; who comes can be told."""
    sheet = Sheet(request, event)
    if request.method == "POST" and sheet.is_ready():
        _keep(request, event, sheet)
        return to(request, event, "planning:plan")
    if sheet.cover.is_valid():
        sheet.cover.hang(event)  # whatever else is wrong: a browser does not send a picture twice
    context = {"event": event, "sheet": sheet, **standing(request, event)}
    return render(request, "events/planning/plan.html", context)


@transaction.atomic
def _keep(request, event, sheet):
    columns = changing.save(event, sheet.form, request.viewer)
    sheet.cover.hang(event)
    messages.success(request, _("Saved."))
    if "capacity" in columns and (said := _too_many(event)):
        messages.warning(request, said)


def _too_many(event) -> str:
    """Allowed, and said: nobody loses a place because there are fewer."""
    over = room(Event.objects.trusted("as it is now").get(pk=event.pk)).over
    told = ngettext(
        "%(n)d more comes than there are places. Nobody loses theirs; the next comes in when enough have cancelled.",
        "%(n)d more come than there are places. Nobody loses theirs; the next comes in when enough have cancelled.",
        over,
    )
    return told % {"n": over} if over else ""


def standing(request, event) -> dict:
    """Where it stands, what is missing, who decides, and what was learnt from the ones before."""
    viewer, slug = request.viewer, request.institution.slug
    return {
        "runs": True,
        "whose": ", ".join(host.name for host in hosts_of([event], viewer, slug)[event.pk]),
        "publishes": may_publish(event, viewer),
        "returns": may_return(event, viewer),
        "removes": may_remove(event, viewer),
        "cancels": event.is_on and may_cancel(event, viewer),
        "repeats": is_at_home(event, viewer),
        "lacks": [] if event.published else lacks(event),
        "lessons": lessons(event),
        "years": years(event, viewer, slug),
    }
