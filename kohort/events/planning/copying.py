"""Next year's: a new plan from one that was, with its dates moved and its seats left behind."""

from datetime import UTC, datetime, timedelta

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kohort.access.gate import on
from kohort.access.viewer import Viewer
from kohort.events.event import Event
from kohort.events.hosting import Host, Organiser
from kohort.events.seats.asking import Question
from kohort.events.seats.models import Seat
from kohort.events.wording import when
from kohort.kit.bugs import bug
from kohort.kit.keys import new_key

from .models import Cover, Item, Task
from .publishing import to
from .ready import is_at_home
from .starting import begin

YEAR = timedelta(weeks=52)  # the weekday stays
WHY = "next year's is made from it"
TIMES = ("starts", "ends", "doors", "opens", "closes")
KEPT = [
    *("institution_id", "title", "language", "about", "topics", "zone", "place", "street", "town", "country"),
    *("lat", "lon", "map_link", "audience", "rule", "capacity", "guests_each", "offer_hours", "price", "asks_photos"),
]
BROUGHT = (Item, Task, Question, Cover)


@on(Event, "organise")
@require_http_methods(["GET", "POST"])
def copy(request, event):
    """Says when it would be and what comes along; then the plan of the new one opens, to be changed."""
    if not is_at_home(event, request.viewer):
        raise Http404
    if request.method == "POST":
        messages.success(request, _("This is the new plan, from the last one. Look at the day first."))
        return to(request, again(event, request.viewer), "planning:plan")
    context = {"event": event, "time": when(_next(event), request.institution), "runs": True}
    return render(request, "events/planning/copy.html", context)


@transaction.atomic
def again(event: Event, viewer: Viewer) -> Event:
    """The draft made from it; the same one for who asks twice. Takers, speakers and seats stay with the last."""
    rows = Event.objects.trusted(WHY)
    rows.select_for_update().get(pk=event.pk)
    unpublished = rows.filter(Organiser.runs(viewer), previous=event, published__isnull=True)
    return unpublished.first() or _made(event, viewer)


def _made(event, viewer) -> Event:
    new = _next(event)
    begin(new, viewer)
    team = Organiser.objects.trusted(WHY).filter(event=event, person__institution=event.institution_id)
    for person_id in team.exclude(person_id=viewer.person_id).values_list("person_id", flat=True):
        Organiser.objects.create(event=new, person_id=person_id)
    at_home = Host.objects.trusted(WHY).filter(event=event, institution=event.institution_id, agreed__isnull=False)
    for host in at_home:
        _bring(host, event, new)
    for model in (*BROUGHT, Seat) if bug("copy-takes-seats") else BROUGHT:
        for row in model.objects.trusted(WHY).filter(event=event).order_by("pk"):
            _bring(row, event, new)
    return new


def _next(event: Event) -> Event:
    """Not saved yet. The links to take part and to pay are made anew each year."""
    ahead = _ahead(event)
    times = {name: _later(event, getattr(event, name), ahead) for name in TIMES}
    return Event(previous_id=event.pk, **times, **{name: getattr(event, name) for name in KEPT})


def _ahead(event: Event) -> timedelta:
    """As many years as it takes to lie ahead."""
    ahead = YEAR
    while event.starts + ahead < timezone.now():
        ahead += YEAR
    return ahead


def _later(event: Event, instant: datetime | None, ahead: timedelta) -> datetime | None:
    """The same time of the day by the clock of the event, whatever was done to the clocks meanwhile."""
    if instant is None:
        return None
    local = event.local(instant).replace(tzinfo=None) + ahead
    return local.replace(tzinfo=event.clock).astimezone(UTC)


def _bring(row, event: Event, new: Event) -> None:
    """The same row for the new event; what has a time of its own keeps its place in the evening."""
    row.pk, row.event_id = None, new.pk
    if hasattr(row, "key"):
        row.key = new_key()
    if isinstance(getattr(row, "at", None), datetime):
        row.at = _later(event, row.at, new.local(new.starts).date() - event.local(event.starts).date())
    row._state.adding = True
    row.save()
