"""The doors of groups, as whoever stands before one sees them: a field for the code, what the group is, and in."""

from django.conf import settings
from django.db import transaction
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kohort.access.gate import public
from kohort.accounts.asking import IN_ALL, PER_ADDRESS
from kohort.accounts.codes import bare
from kohort.accounts.limits import Limit, TooOften, network_of, spend
from kohort.claims.proving import too_often

from . import jobs
from .coming import ShutOut, come, known_name
from .finding import Door, door_at
from .forms import ComeForm, NameForm, TypeForm
from .models import Arrival

PENDING = "arrival"  # in the session: the key of the arrival this browser waits for
# A class of 120 comes at once from one network; a code that got about sends no flood of letters.
PER_NETWORK = Limit("arrivals of a network", 300, 600)
PER_DOOR = Limit("arrivals at a door", 600, 86_400)


@public
@require_http_methods(["GET", "HEAD", "POST"])
def join(request):
    """The code from the wall, for who types it."""
    form = TypeForm(request.POST or None)
    if not form.is_valid():
        return render(request, "groups/entering/join.html", {"form": form})
    typed = bare(form.cleaned_data["code"])
    try:
        found = door_at(request, typed)
    except TooOften as refusal:
        return too_often(request, refusal.limit.seconds)
    if found:
        return HttpResponseRedirect(address(request, "entering:door", code=found.code))
    form.add_error("code", _("This code opens nothing. Look again: each sign counts, and a code ends with its term."))
    return render(request, "groups/entering/join.html", {"form": form})


@public
@require_http_methods(["GET", "HEAD", "POST"])
def door(request, code):
    """What the group is called and is for, and the way in. A code that opens nothing tells nothing."""
    try:
        found = door_at(request, code)
        if found is None:
            return no_door(request)
        return _entered(request, found) if request.method == "POST" else _shown(request, found, _form(request, found))
    except TooOften as refusal:
        return too_often(request, refusal.limit.seconds)


def no_door(request):
    """The one answer for a code that never was, is over or was closed."""
    return render(request, "groups/entering/no_door.html", status=404)


def _shown(request, found: Door, form):
    here = found.group.has(request.viewer)
    return render(
        request, "groups/entering/door.html", {"group": found.group, "form": form, "here": here, "door": found}
    )


def _form(request, found: Door):
    """A member is known; somebody with an account tells their name, anybody else an address as well."""
    if request.viewer.is_member:
        return None
    if request.viewer.account_id:
        known = known_name(request.viewer.account_id, request.institution)
        return NameForm(request.POST or None, initial={"name": known})
    return ComeForm(request.POST or None, initial={"email": found.invite.email if found.invite else ""})


def _entered(request, found: Door):
    form = _form(request, found)
    if found.invite and request.POST.get("do") == "decline":
        found.invite.answer()
        return render(request, "groups/entering/declined.html")
    if form and not form.is_valid():
        return _shown(request, found, form)
    if request.viewer.account_id is None:
        return _code_sent(request, found, form.cleaned_data)
    return let_in(request, found, request.viewer, request.user, form.cleaned_data["name"] if form else "")


def let_in(request, found: Door, viewer, account, name: str):
    """To the group's page, or to the page that says why not."""
    try:
        come(found, viewer, account, name)
    except ShutOut:
        return render(request, "groups/entering/shut_out.html", status=403)
    return HttpResponseRedirect(address(request, "groups:group", key=found.group.key) + "?welcome=1")


@transaction.atomic  # the letter is in the queue if and only if it was counted
def _code_sent(request, found: Door, typed):
    """The same for an address we know and for one we do not."""
    spend((PER_ADDRESS, typed["email"]), (PER_DOOR, found.code), (PER_NETWORK, network_of(request)), (IN_ALL, ""))
    made = Arrival.objects.create(
        group=found.group, entrance=found.entrance, invite=found.invite, language=get_language() or "en", **typed
    )
    request.session[PENDING] = made.key
    request.session.set_expiry(settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT)
    jobs.send_code.enqueue(made.pk)
    return HttpResponseRedirect(address(request, "entering:prove", code=found.code))


def address(request, name: str, **parts) -> str:
    """Of a page of this institution."""
    return reverse(name, kwargs={"institution": request.institution.slug, **parts})
