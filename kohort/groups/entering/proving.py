"""The code from the letter proves a guest's address: in this browser, once, within ten minutes and three tries."""

from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kohort.access.gate import public
from kohort.accounts import second_factor
from kohort.accounts.asking import TRIES, USES
from kohort.accounts.forms import CodeForm
from kohort.accounts.limits import TooOften, spend
from kohort.accounts.signing_in import sign_in
from kohort.claims.addresses import at
from kohort.people.viewing import viewer_for

from .finding import look
from .models import Arrival
from .views import PENDING, address, let_in, no_door

WHY = "whoever waits for a code is nobody yet"


@public
@require_http_methods(["GET", "HEAD", "POST"])
def prove(request, code):
    """Which code? The page and its price are the same for an address we know and for one we do not."""
    arrival = _pending(request)
    if arrival is None or request.viewer.account_id:
        return HttpResponseRedirect(address(request, "entering:door", code=code))
    form = CodeForm(request.POST or None, code=arrival.seed)
    try:
        if request.method == "POST":
            spend((TRIES, arrival.key))
        if form.is_valid():
            spend((USES, arrival.key))
            return _proved(request, arrival, code)
    except TooOften:
        return _over(request, code)
    return render(request, "groups/entering/code.html", {"form": form, "arrival": arrival, "code": code})


def _pending(request) -> Arrival | None:
    """The arrival this browser waits for."""
    life = timedelta(seconds=settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT)
    rows = Arrival.objects.trusted(WHY).filter(group__institution=request.institution, at__gt=timezone.now() - life)
    return rows.filter(key=request.session.get(PENDING, "")).first()


def _proved(request, arrival: Arrival, code: str):
    """Signed in, and through the door if it is open yet; whoever has a place here already comes in as a member."""
    account = at(arrival.email, arrival.language)
    if not account.is_active:
        return _over(request, code)
    sign_in(request, account, way="code")
    viewer = viewer_for(account.pk, request.institution)
    found = look(request.institution, code, viewer.person_id)
    response = let_in(request, found, viewer, account, arrival.name) if found else no_door(request)
    Arrival.objects.trusted(WHY).filter(pk=arrival.pk).delete()
    if response.status_code == 302:
        return HttpResponseRedirect(second_factor.first(request, account, response.url))
    return response


def _over(request, code: str):
    request.session.pop(PENDING, None)
    messages.error(request, _("That code cannot be used any more. Ask for a new one."))
    return HttpResponseRedirect(address(request, "entering:door", code=code))
