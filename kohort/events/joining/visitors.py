"""Somebody without an account comes to an event they can see: a name and an address, and a code that proves it.

Nothing counts before the code is typed; page and mail are the same for an address we know and for one we do not.
"""

from django.conf import settings
from django.db import transaction
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from kohort.access.gate import on
from kohort.accounts.asking import IN_ALL, PER_ADDRESS, too_often
from kohort.accounts.limits import Limit, TooOften, network_of, spend
from kohort.events.event import Event
from kohort.events.seats.models import Knock
from kohort.kit.addresses import address
from kohort.kit.bugs import bug

from . import jobs
from .coming import come_in
from .standing import standing
from .visiting import VisitorForm

PENDING = "knock"  # in the session: the key of the knock this browser waits with
PER_NETWORK = Limit("visitors of a network", 300, 600)  # a hall signs up together from one network
PER_EVENT = Limit("visitors of an event", 3000, 3600)


@on(Event)
@require_http_methods(["GET", "HEAD", "POST"])
def come(request, event):
    """Who are you, and how many? Members have one button, elsewhere."""
    if request.viewer.is_member:
        return HttpResponseRedirect(at(request, "seats:join", event))
    form = VisitorForm(request.POST or None, event)
    stands = standing(event, None)
    if stands.why_not or not form.is_valid():
        return render(request, "events/joining/come.html", {"event": event, "form": form, "stands": stands})
    try:
        return _code_sent(request, event, form)
    except TooOften as refusal:
        return too_often(request, refusal.limit.seconds)


@transaction.atomic  # the letter is in the queue if and only if it was counted
def _code_sent(request, event: Event, form: VisitorForm):
    email = form.cleaned_data["email"]
    spend((PER_ADDRESS, email), (PER_NETWORK, network_of(request)), (PER_EVENT, event.key), (IN_ALL, ""))
    knock = Knock.objects.create(event=event, language=get_language() or "en", **form.knock)
    if bug("visitor-uncoded"):
        come_in(knock)
    request.session[PENDING] = knock.key
    if request.viewer.account_id is None:
        request.session.set_expiry(settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT)
    jobs.send_code.enqueue(knock.pk)
    return HttpResponseRedirect(at(request, "seats:prove", event))


def at(request, name: str, event: Event) -> str:
    """The address of a page about an event, in this institution."""
    return address(name, request.institution.slug, key=event.key)
