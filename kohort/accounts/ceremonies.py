"""Where browsers show passkeys: to sign in, and to make one. A POST without an answer gets the options for it."""

from allauth.account.utils import get_next_redirect_url
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kohort.access.gate import public, signed_in

from . import devices, passkeys, second_factor
from .asking import too_often
from .forms import PasskeyForm
from .landing import home_of, only_institution_of
from .limits import Limit, TooOften, network_of, spend
from .signing_in import PASSKEY, sign_in
from .telling import tell_everywhere

PER_NETWORK = Limit("passkeys of a network", 300, 600)
UNTIL_ANSWERED = 300  # seconds that the session of a visitor lives who was given a challenge


def back_to(request, name: str) -> HttpResponse:
    """To a page of ours, keeping where to go on afterwards."""
    after = get_next_redirect_url(request)
    return HttpResponseRedirect(reverse(name) + (f"?{urlencode({'next': after})}" if after else ""))


def refused(request, name: str) -> HttpResponse:
    messages.error(request, _("That passkey did not work here. Try again, or use a code."))
    return back_to(request, name)


@public
@require_POST
def sign_in_with_passkey(request):
    """No address is asked for: the passkey says whose it is."""
    if request.user.is_authenticated:
        return HttpResponseRedirect(get_next_redirect_url(request) or home_of(request.user))
    try:
        spend((PER_NETWORK, network_of(request)))
    except TooOften as refusal:
        return too_often(request, refusal.limit.seconds)
    if "credential" not in request.POST:
        options = passkeys.begin_using(request)
        request.session.set_expiry(UNTIL_ANSWERED)
        return JsonResponse(options)
    return _let_in(request)


def _let_in(request):
    try:
        account = passkeys.use(request, request.POST["credential"])
    except passkeys.Refused:
        return refused(request, "account_login")
    if not account.is_active:  # the same answer: it is told to nobody
        return refused(request, "account_login")
    sign_in(request, account, way=PASSKEY)
    return HttpResponseRedirect(get_next_redirect_url(request) or home_of(account))


@signed_in
@second_factor.enrolling
@require_POST
def add(request):
    """Make a passkey. Whoever makes one has shown it, too."""
    if passkeys.passkeys_of(request.user).count() >= passkeys.MOST:
        messages.error(request, _("You have ten passkeys. Remove one that you do not use first."))
        return HttpResponseRedirect(reverse("account"))
    if "credential" not in request.POST:
        return JsonResponse(passkeys.begin_making(request))
    try:
        passkeys.make(request, request.POST["credential"], devices.in_words(devices.device_of(request)))
    except passkeys.Refused:
        return refused(request, "account")
    tell_everywhere(request.user, "passkey-added", request)
    second_factor.prove(request)
    messages.success(request, _("The passkey is ready. From now on you can sign in with it."))
    return HttpResponseRedirect(get_next_redirect_url(request) or reverse("account"))


@signed_in
@second_factor.fresh
@require_http_methods(["GET", "POST"])
def passkey(request, number):
    """Name one's passkey, or remove it. The office's people keep at least one."""
    key = get_object_or_404(passkeys.passkeys_of(request.user), pk=number)
    needed = second_factor.is_staff(request.user) and passkeys.passkeys_of(request.user).count() == 1
    form = PasskeyForm(request.POST if request.POST.get("do") == "name" else None, initial={"name": key.data["name"]})
    if request.POST.get("do") == "remove" and not needed:
        key.delete()
        tell_everywhere(request.user, "passkey-removed", request)
        return HttpResponseRedirect(reverse("account"))
    if form.is_valid():
        key.data["name"] = form.cleaned_data["name"]
        key.save(update_fields=["data"])
        return HttpResponseRedirect(reverse("account"))
    words = {"form": form, "passkey": key, "needed": needed, "institution": only_institution_of(request.user)}
    return render(request, "accounts/passkey.html", words)
