"""Back with a provider's answer. Who answers is signed in; ARRIVALS in settings says what they are."""

from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from kohort.access.gate import public
from kohort.accounts import second_factor
from kohort.accounts.landing import home_of, institution_at
from kohort.accounts.providers import providers
from kohort.accounts.signing_in import sign_in
from kohort.accounts.telling import tell_everywhere

from . import linking, refusals
from .conversation import CLOCKS_DIFFER, FAILURES, Conversation
from .leaving import GOING
from .refusals import Refused


@public
@require_GET
def back(request, provider_id):
    """The provider's answer: good once, in the browser that asked, and for whoever was signed in when it asked."""
    provider = providers().get(provider_id)
    if provider is None:
        raise Http404
    conversation = Conversation(request, provider)
    kept = conversation.kept()
    after = kept.get("next", "") if kept else request.session.get(GOING, "")
    institution = institution_at(after)
    try:
        identity = _answer(request, conversation, kept)
        account = _account(request, identity, institution, kept)
        return _arrived(request, account, identity, institution, after)
    except Refused as refused:
        return refusals.page(request, refused.refusal, provider, institution, after)
    except FAILURES as failure:
        return refusals.no_answer(request, provider, institution, after, failure)


def _answer(request, conversation, kept):
    if kept is None or kept["account"] != request.user.pk:
        raise Refused(refusals.RUN_OUT)
    if "code" not in request.GET:
        turned_back = request.GET.get("error") == "access_denied"
        raise Refused(refusals.TURNED_BACK if turned_back else refusals.NO_ANSWER)
    return conversation.identity(kept)


def _account(request, identity, institution, kept):
    """Whose sign-in this is. Nobody is found by an address."""
    known = linking.account_of(identity)
    if known is None and not (institution and identity.is_at(institution)):
        raise Refused(refusals.OTHER_HOME)
    if request.user.is_authenticated:
        return _own(request, identity, known, kept)
    account = known or linking.open_account(identity)
    if not account.is_active:
        raise Refused(refusals.CLOSED)
    return account


def _own(request, identity, known, kept):
    """Somebody signed in already shows again who they are, or adds the identity to their own account."""
    if known == request.user:
        if identity.claims.get("auth_time", 0) > kept["at"] - CLOCKS_DIFFER:  # asked for by ANEW, and signed
            second_factor.shown_again(request)
        return request.user
    if not second_factor.is_fresh(request):
        raise Refused(refusals.RUN_OUT)
    try:
        linking.link(identity, request.user)
    except linking.Elsewhere:
        raise Refused(refusals.OTHER_ACCOUNT) from None
    tell_everywhere(request.user, "institution-added", request)
    messages.success(request, _("You can sign in with %(name)s from now on.") % {"name": identity.provider.name})
    return request.user


def _arrived(request, account, identity, institution, after):
    if not request.user.is_authenticated:
        sign_in(request, account, way="institution")
    way_on = _way_on(request, account, institution, identity, after)
    return HttpResponseRedirect(second_factor.first(request, account, way_on))


def _way_on(request, account, institution, identity, after) -> str:
    """Where an arrival leads, with the way one was going behind it."""
    if institution and identity.is_at(institution):
        for path in settings.ARRIVALS:
            if page := import_string(path)(request, account, institution, identity):
                return f"{page}?{urlencode({'next': after})}"
    return after or home_of(account)
