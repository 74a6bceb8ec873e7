"""The code from the letter proves an employer's address: in this browser, within ten minutes and three tries."""

import time

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kohort.access.gate import public
from kohort.accounts.asking import TRIES
from kohort.accounts.forms import CodeForm
from kohort.accounts.limits import TooOften, spend
from kohort.kit.addresses import address
from kohort.opportunities.links import OUTSIDER
from kohort.opportunities.outsiders import Outsider

from .knocking import PENDING

WHY = "whoever typed the code is who they said"
CAME = "employer-page"  # in the session: where the code led, for who presses the button twice


@public
@require_http_methods(["GET", "HEAD", "POST"])
def code(request, key):
    """Which code? Then their own page, whose link stands in every mail to them."""
    waiting = _waiting(request, key)
    if waiting is None:
        return HttpResponseRedirect(request.session.get(CAME, {}).get(key) or _start(request))
    form = CodeForm(request.POST or None, code=waiting["seed"])
    try:
        if request.method == "POST":
            spend((TRIES, key))
    except TooOften:
        request.session.pop(PENDING)
        messages.error(request, _("That code cannot be used any more. Ask for a new one."))
        return HttpResponseRedirect(_start(request))
    if form.is_valid():
        return _proved(request, waiting)
    return render(request, "opportunities/outside/code.html", {"form": form})


def _waiting(request, key: str) -> dict | None:
    """What this browser waits with, unless it has waited too long."""
    waiting = request.session.get(PENDING)
    is_mine = waiting is not None and waiting["key"] == key
    return waiting if is_mine and time.time() - waiting["asked"] < settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT else None


def _proved(request, waiting: dict):
    """What was typed with the first proof is kept; whoever proves it again is known already."""
    rows = Outsider.objects.trusted(WHY).filter(pk=waiting["outsider"], institution=request.institution)
    rows.filter(proved=None).update(proved=timezone.now(), **waiting["said"])
    outsider = rows.first()
    request.session.pop(PENDING)
    where = OUTSIDER.path(request.institution.slug, outsider.key) if outsider else _start(request)
    request.session[CAME] = {waiting["key"]: where}
    return HttpResponseRedirect(where)


def _start(request) -> str:
    return address("opportunities:outside", request.institution.slug)
