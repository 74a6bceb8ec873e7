"""Starting an event: any member may, in the name of a group they are in or of the house; hosts publish it later."""

from contextlib import suppress

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from kohort.access.gate import member
from kohort.access.viewer import Viewer
from kohort.events.event import Event
from kohort.events.hosting import Host, Organiser
from kohort.institutions.clock import zone_of
from kohort.kit.keys import ALPHABET, new_key
from kohort.people.facets import all_facets

from .publishing import to
from .sheet import Sheet
from .whom import groups_to_host


@member
@require_http_methods(["GET", "POST"])
def new(request):
    """The form, empty. `?group=` names the group it is of; a search of the directory may follow, for whom it is."""
    viewer = request.viewer
    if not (viewer.is_member or viewer.is_coordinator):
        raise PermissionDenied
    event = _blank(request)
    if made := _made(event.key, viewer):
        return to(request, made, "planning:plan")
    sheet = Sheet(request, event, hosts=groups_to_host(viewer, request.GET.get("group", "")), searched=request.GET)
    if request.method == "POST" and sheet.is_ready():
        with suppress(IntegrityError):  # the key is taken: pressed twice, and the other was faster
            _begin(sheet, viewer)
        return to(request, event, "planning:plan")
    return render(request, "events/planning/new.html", {"event": event, "sheet": sheet})


def _blank(request) -> Event:
    """The page carries the key of the event to be: sent twice, it is made once."""
    here, key = request.institution, request.POST.get("key", "")
    is_key = len(key) == len(new_key()) and set(key) <= set(ALPHABET)
    is_search = request.GET.keys() & all_facets().keys()
    return Event(
        institution=here,
        key=key if is_key else new_key(),
        language=get_language() or "en",
        zone=zone_of(here),
        audience=Event.Audience.CHOSEN if is_search else Event.Audience.MEMBERS,
    )


def _made(key: str, viewer: Viewer) -> Event | None:
    return Event.objects.trusted("pressed twice").filter(Organiser.runs(viewer), key=key).first()


@transaction.atomic
def _begin(sheet: Sheet, viewer: Viewer) -> None:
    event, group = sheet.form.instance, sheet.form.group()
    begin(event, viewer)
    Host.objects.create(event=event, institution=event.institution, group=group, agreed=timezone.now())
    sheet.cover.hang(event)


def begin(event: Event, viewer: Viewer) -> None:
    """A draft, of whoever starts it. Where that is the office with nobody in person, the whole office sees it."""
    event.proposed = None if viewer.person_id else timezone.now()
    event.save(force_insert=True)
    if viewer.person_id:
        Organiser.objects.create(event=event, person_id=viewer.person_id)
