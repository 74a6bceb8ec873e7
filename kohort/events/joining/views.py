"""A member joins: one tap on the page of the event, or the page of its own where something has to be said first."""

from contextlib import suppress

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from kohort.access.gate import myself, on
from kohort.accounts.asking import too_often
from kohort.accounts.limits import Limit, TooOften, spend
from kohort.events.event import Event
from kohort.events.seats.holding import holding
from kohort.events.seats.models import Seat
from kohort.events.seats.seating import CannotJoin, Who
from kohort.events.seats.seating import join as take
from kohort.kit.addresses import address
from kohort.people.models import Person

from .adopting import adopt
from .answering import keep
from .declining import asked_to, decline, take_back
from .panel import drawn, new_form
from .standing import seat_of

TAPS = Limit("sign-ups of a person", 60, 3600)  # each one that counts is told by mail


@myself
@on(Event)
@require_http_methods(["GET", "HEAD", "POST"])
def join(request, event):
    """POST joins, or with `do` declines. Whoever comes or waits already is answered as the first time."""
    if request.method != "POST":
        return _page(request, event)
    try:
        spend((TAPS, str(request.viewer.person_id)))
    except TooOften as refusal:
        return too_often(request, refusal.limit.seconds)
    if request.POST.get("do") == "decline":
        return _declined(request, event)
    if _is_in(event, request.viewer.person_id):
        return _joined(request, event)
    form = new_form(event, request.viewer, request.POST)
    return _joined(request, event) if form.is_valid() and _taken(request, event, form) else _page(request, event, form)


def _is_in(event, person_id) -> bool:
    seat = seat_of(event, person_id)
    return seat is not None and seat.is_live


def _taken(request, event, form) -> bool:
    """False when something stands in the way, which the form then says."""
    person = Person.objects.visible_to(request.viewer).get(pk=request.viewer.person_id)
    who = Who(person=person, name=person.name, language=get_language())
    try:
        with holding(event.pk):
            adopt(event, person)
            seat = take(event, who, way=Seat.Way.MEMBER, by=request.viewer.account_id, **form.wishes)
            keep(seat, form.answers)
            if meant := asked_to(event, request.viewer):
                take_back(meant)
    except CannotJoin as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _declined(request, event):
    meant = asked_to(event, request.viewer)
    if meant is None:
        raise Http404
    with suppress(CannotJoin):  # what is over or cancelled is declined by itself, and its page says so
        decline(meant)
    return _joined(request, event)


def _joined(request, event):
    """The whole page anew: who comes, and how to take part online, have changed as well."""
    if request.htmx:
        return HttpResponse(headers={"HX-Refresh": "true"})
    return HttpResponseRedirect(address("events:event", request.institution.slug, key=event.key) + "#joining")


def _page(request, event, form=None):
    panel = drawn(request, event, form)
    if request.htmx:
        return HttpResponse(panel)
    return render(request, "events/joining/join.html", {"event": event, "panel": panel})
