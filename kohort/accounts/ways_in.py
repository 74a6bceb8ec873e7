"""The page "How you sign in": one's addresses, passkeys, open sessions and language."""

from django.contrib import messages
from django.contrib.auth import logout
from django.db import transaction
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kohort.access.gate import signed_in

from . import addresses, devices, passkeys, second_factor
from .landing import only_institution_of
from .models import OpenSession


@signed_in
@require_safe
def account(request):
    """What is there. Whoever wants to change it shows first, within five minutes, that it is them."""
    words = {
        "institution": only_institution_of(request.user),
        "addresses": addresses.addresses_of(request.user),
        "passkeys": passkeys.passkeys_of(request.user),
        "sessions": [_shown(row, request) for row in _sessions_of(request)],
        "is_fresh": second_factor.is_fresh(request),
        "may_enrol": second_factor.may_enrol(request),
    }
    return render(request, "accounts/account.html", words)


def _sessions_of(request):
    return OpenSession.objects.filter(account=request.user).order_by("-at")


def _shown(row, request) -> dict:
    here = row.session_id == request.session.session_key
    return {"pk": row.pk, "device": devices.in_words(row.device), "at": row.at, "here": here}


@signed_in
@second_factor.fresh
@require_POST
def end_session(request, number):
    """Sign out there. The next request from there finds nobody signed in."""
    get_object_or_404(_sessions_of(request), pk=number).session.delete()
    messages.success(request, _("Signed out there."))
    return HttpResponseRedirect(reverse("account"))


@signed_in
@second_factor.fresh
@require_POST
def end_sessions(request):
    """Sign out everywhere, here too."""
    with transaction.atomic():
        request.user.sign_out_everywhere()
    logout(request)
    messages.success(request, _("You are signed out everywhere."))
    return HttpResponseRedirect(reverse("account_login"))


def panel(request, person) -> str:
    """At the end of one's own profile: the way to this page."""
    return render_to_string("accounts/way_to_account.html", {}, request)
