"""The page that asks once more who is there: a passkey, for those who have none a code, in a demo a button."""

import time

from allauth.account.models import EmailAddress
from allauth.account.utils import get_next_redirect_url
from django.conf import settings
from django.db import transaction
from django.http import HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.module_loading import import_string
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from kohort.access.gate import signed_in

from . import passkeys, questions, second_factor
from .asking import ask, too_often
from .ceremonies import refused
from .jobs import send_code
from .landing import home_of, institution_at
from .limits import TooOften

PURPOSE = "who is there"
NEXT = "after_code"


@signed_in
@require_http_methods(["GET", "POST"])
def second_factor_page(request):
    """GET shows what may be shown here, and leads on whoever has just shown it; a POST is the passkey."""
    if request.method == "GET":
        return HttpResponseRedirect(_after(request)) if second_factor.is_fresh(request) else _page(request)
    if "credential" not in request.POST:
        return JsonResponse(passkeys.begin_using(request, request.user))
    try:
        passkeys.use(request, request.POST["credential"], request.user)
    except passkeys.Refused:
        return refused(request, "second_factor")
    second_factor.prove(request)
    return HttpResponseRedirect(_after(request))


def _after(request) -> str:
    return get_next_redirect_url(request) or home_of(request.user)


def _page(request):
    after = _after(request)
    words = {
        "next": after,
        "institution": institution_at(after),
        "staff": second_factor.is_staff(request.user),
        "has_passkey": second_factor.has_passkey(request.user),
        "may_enrol": second_factor.may_enrol(request),
        "may_type_a_code": second_factor.may_type_a_code(request),
        "stand_ins": [import_string(path)(request, after) for path in settings.FACTOR_STAND_INS],
    }
    return render(request, "accounts/second_factor.html", words)


@signed_in
@require_http_methods(["GET", "POST"])
def code(request):
    """A POST with `send` sends a code to the primary address, one with a code is the answer."""
    if "send" in request.POST and second_factor.may_type_a_code(request):
        return _send(request)
    back = reverse("second_factor")
    return questions.page(request, PURPOSE, lambda row: _shown(request), back=back, email=request.user.email)


def _send(request):
    address = get_object_or_404(EmailAddress, user=request.user, verified=True, primary=True)
    try:
        with transaction.atomic():
            ask(request, address.email)
            seed = questions.put(request, PURPOSE, address.pk)
            send_code.enqueue(address.pk, seed, language=get_language(), institution="", asked=time.time())
    except TooOften as refusal:
        return too_often(request, refusal.limit.seconds)
    request.session[NEXT] = _after(request)
    return HttpResponseRedirect(reverse("second_factor_code"))


def _shown(request):
    second_factor.shown_again(request)
    after = request.session.pop(NEXT, reverse("account"))
    return HttpResponseRedirect(second_factor.first(request, request.user, after))
