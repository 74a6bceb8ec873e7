"""The code from the letter proves a visitor's address: in this browser, within ten minutes and three tries."""

from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kohort.access.gate import on
from kohort.accounts.asking import TRIES
from kohort.accounts.forms import CodeForm
from kohort.accounts.limits import TooOften, spend
from kohort.events.event import Event
from kohort.events.seats.models import Knock
from kohort.events.seats.seating import CannotJoin

from .coming import come_in
from .links import path
from .visitors import PENDING, at

WHY = "whoever waits for a code is nobody yet"
CAME = "came"  # in the session: {key of an event: where the seat is}, for who presses the button twice


@on(Event)
@require_http_methods(["GET", "HEAD", "POST"])
def prove(request, event):
    """Which code? Then the seat, and the page of its own link."""
    knock = _pending(request, event)
    if knock is None:
        return HttpResponseRedirect(request.session.get(CAME, {}).get(event.key) or at(request, "seats:come", event))
    form = CodeForm(request.POST or None, code=knock.seed)
    try:
        if request.method == "POST":
            spend((TRIES, knock.key))
        if form.is_valid():
            return _proved(request, event, knock)
    except TooOften:
        return _again(request, event, _("That code cannot be used any more. Ask for a new one."))
    except CannotJoin as refusal:
        return _again(request, event, str(refusal))
    return render(request, "events/joining/code.html", {"event": event, "form": form, "knock": knock})


def _pending(request, event: Event) -> Knock | None:
    """What this browser waits with."""
    life = timedelta(seconds=settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT)
    rows = Knock.objects.trusted(WHY).filter(event=event, at__gt=timezone.now() - life)
    return rows.filter(key=request.session.get(PENDING, "")).first()


def _proved(request, event: Event, knock: Knock):
    where = path(come_in(knock))
    request.session.pop(PENDING, None)
    request.session[CAME] = {event.key: where}
    Knock.objects.trusted(WHY).filter(event=event, email=knock.email).delete()
    return HttpResponseRedirect(where)


def _again(request, event: Event, sentence: str):
    request.session.pop(PENDING, None)
    messages.error(request, sentence)
    return HttpResponseRedirect(at(request, "seats:come", event))
