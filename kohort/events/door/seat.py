"""One seat, as the hosts meet it: by the QR code somebody shows, or from the list. GET changes nothing."""

from django.contrib import messages
from django.http import HttpResponseBadRequest, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kohort.access.gate import on
from kohort.events.event import Event
from kohort.events.seats.models import Seat
from kohort.events.seats.seating import CannotJoin, Who, add, change, give_up
from kohort.people.models import Person

from .coming_in import hear, undo
from .forms import GuestsForm, PartyForm
from .houses import or_next_door
from .opening import is_open
from .rows import door_of
from .said import by_form


@or_next_door
@on(Event, "organise")
@require_http_methods(["GET", "HEAD", "POST"])
def seat(request, event, seat):
    """POST `all` or `out` with heads; or `do`: let-in, guests or cancel."""
    row = get_object_or_404(Seat.objects.visible_to(request.viewer), event=event, key=seat)
    letting = request.POST if request.POST.get("do") == "let-in" else None
    form = PartyForm(letting, event=event, initial={"guests": row.guests})
    if request.method == "POST" and (done := _done(request, event, row, form)):
        return done
    found = door_of(event, request.viewer, pk=row.pk).rows[0]
    context = {"event": event, "row": found, "seat": row, "form": form, "is_open": is_open(event)}
    context["guests_form"] = GuestsForm(initial={"guests": row.guests})
    return render(request, "events/door/seat.html", context)


def _done(request, event: Event, seat: Seat, form: PartyForm):
    """None where something has to be said once more."""
    deed = DEEDS.get(request.POST.get("do", ""), _check)
    if deed is _let_in and not form.is_valid():
        return None
    try:
        deed(request, event, seat)
    except CannotJoin as reason:
        messages.error(request, str(reason))
    except ValueError:
        return HttpResponseBadRequest()
    return HttpResponseRedirect(request.path)


def _check(request, event, seat):
    said = by_form(request.POST)
    own = [mark for mark in said.marks if mark.head.seat == seat.key]
    if is_open(event):
        hear(event, own, request.viewer)
        undo(event, [(head, timezone.now()) for head, _at in said.undone if head.seat == seat.key])


def _let_in(request, event, seat):
    """From the waiting list, or back: the hosts decide, and it is said where there is no room."""
    way = Seat.Way.WALK_IN if is_open(event) else Seat.Way.HOST
    person = Person.objects.trusted("their seat is known by who plans the event").filter(pk=seat.person_id).first()
    who = Who(person, seat.name, seat.email, seat.language or get_language())
    add(event, who, way=way, guests=seat.guests, by=request.viewer.account_id)
    messages.success(request, _("%(name)s has a seat.") % {"name": seat.name})


def _change(request, event, seat):
    form = GuestsForm(request.POST)
    if not form.is_valid():
        raise CannotJoin(_("Write a number of guests between 0 and 50."))
    change(seat, guests=form.cleaned_data["guests"], by=request.viewer.account_id)


def _cancel(request, event, seat):
    give_up(seat, by=request.viewer.account_id)
    messages.success(request, _("%(name)s has no seat any more.") % {"name": seat.name})


DEEDS = {"let-in": _let_in, "guests": _change, "cancel": _cancel}
