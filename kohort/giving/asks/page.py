"""The page of an ask: how it stands, in words, and what can be done next."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kohort.access.gate import on
from kohort.giving.given import Given
from kohort.giving.links import ASKED
from kohort.kit.addresses import address

from .asking import TooLate
from .asking import withdraw as take_back
from .facts import facts
from .listed import listed
from .models import Ask, Asked
from .nouns import noun
from .reach import reach
from .sending import TO_TAKE_BACK

State = Ask.State


@on(Ask)
@require_safe
def ask(request, ask):
    """For whoever asks and the office; who was asked is led to where they answer."""
    told = Asked.objects.visible_to(request.viewer).filter(ask=ask, told__isnull=False)
    mine = told.filter(person_id=request.viewer.person_id).first()
    if mine:
        return HttpResponseRedirect(ASKED.path(request.institution.slug, mine.key))
    return render(request, "giving/asks/ask.html", _context(request, ask))


def _context(request, ask: Ask) -> dict:
    viewer, slug = request.viewer, request.institution.slug
    manages = ask.allows(viewer, "manage")
    return {
        "ask": ask,
        "what": noun(ask.kind),
        "facts": facts(ask, agreed=True),
        "listed": listed(ask, viewer, slug),
        "manages": manages,
        "over": is_over(ask),
        "reach": reach(ask, viewer, slug) if manages else None,
        "given": Given.objects.visible_to(viewer).filter(ask=ask).first(),
        "state": f"giving/asks/state_{ask.state.replace('-', '_')}.html",
    }


def is_over(ask: Ask) -> bool:
    """Whether its day has come, or the last one on which it might have been."""
    moment = ask.starts or ask.ends
    return moment is not None and moment <= timezone.now()


@on(Ask, "manage")
@require_http_methods(["GET", "POST"])
def withdraw(request, ask):
    """POST takes it back: those who were asked are told at once. What has ended is as its page says."""
    own = address("asks:ask", request.institution.slug, key=ask.key)
    if ask.state not in TO_TAKE_BACK:
        return redirect(own)
    if request.method != "POST":
        return render(request, "giving/asks/withdraw.html", {"ask": ask, "back": own})
    try:
        take_back(ask, request.viewer)
    except TooLate as told:
        messages.error(request, str(told))
    else:
        messages.success(request, _("It is taken back. Whoever was asked need not answer."))
    return redirect(own)
