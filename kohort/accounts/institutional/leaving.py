"""Away to a provider, with a button."""

import time

from allauth.account.utils import get_next_redirect_url
from allauth.socialaccount.internal.statekit import STATE_TTL
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_POST

from kohort.access.gate import SecondFactorNeeded, public
from kohort.accounts import second_factor
from kohort.accounts.landing import institution_at
from kohort.accounts.limits import Limit, TooOften, network_of, spend
from kohort.accounts.providers import providers, providers_at

from . import linking, refusals
from .conversation import FAILURES, Conversation

PER_NETWORK = Limit("sign-ins through an institution", 200, 600)  # a lecture hall behind one address, twice
ANEW = {"prompt": "login", "max_age": "0"}  # to sign in over there although one is signed in there
GOING = "going"  # in the session: where one was going, should the state be lost


@public
@require_POST
def leave(request, provider_id):
    """A page that leads on to the provider at once. Not a redirect: browsers hold the redirects of a form to our own
    `form-action`, and a provider may send people on to hosts nobody can list."""
    after = get_next_redirect_url(request) or ""
    institution = institution_at(after)
    provider, own = providers().get(provider_id), linking.providers_of(request.user)
    if provider is None or (provider not in providers_at(institution) and provider_id not in own):
        raise Http404
    if request.user.is_authenticated and not own and not second_factor.is_fresh(request):
        raise SecondFactorNeeded  # one more way in is about to be added
    _wait(request, after)
    try:
        spend((PER_NETWORK, network_of(request)))
        address = _address(request, provider, after)
    except TooOften:
        return refusals.page(request, refusals.TOO_OFTEN, provider, institution, after)
    except FAILURES as failure:
        return refusals.no_answer(request, provider, institution, after, failure)
    context = {"provider": provider, "address": address, "institution": institution}
    return render(request, "accounts/institutional/leaving.html", context)


def _wait(request, after):
    request.session[GOING] = after
    if not request.user.is_authenticated:
        request.session.set_expiry(STATE_TTL)


def _address(request, provider, after) -> str:
    asking = ANEW if request.user.is_authenticated else {}
    conversation = Conversation(request, provider)
    return conversation.address(asking=asking, next_url=after, account=request.user.pk, at=time.time())
