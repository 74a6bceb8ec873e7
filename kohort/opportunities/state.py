"""What whoever posted it does with it: posts, closes, renews, throws away; the office takes it down, or undoes it."""

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kohort.access.gate import on
from kohort.kit.addresses import address

from . import lasting
from .opportunity import Opportunity
from .standing import close, post, refuse, renew, restore

FILLED = {"yes": True, "no": False}
WHY = "a draft is its writer's own"


@on(Opportunity, "manage")
@require_POST
def state(request, one):
    """`do`: one of DEEDS; pressed twice, it is done once."""
    rule, deed = DEEDS.get(request.POST.get("do", ""), ("", None))
    if deed is None or not one.allows(request.viewer, rule):
        raise Http404
    if deed is _post and lasting.has_passed(one):
        messages.error(request, _("Its day has passed. Choose another one first."))
        return HttpResponseRedirect(address("opportunities:edit", request.institution.slug, key=one.key))
    messages.success(request, deed(request, one))
    if one.pk:
        return HttpResponseRedirect(address("opportunities:opportunity", request.institution.slug, key=one.key))
    side = "?kind=course" if one.is_course else ""
    return HttpResponseRedirect(address("opportunities:opportunities", request.institution.slug) + side)


def _post(request, one) -> str:
    post(one, by=request.viewer.account_id)
    return _("Posted. You can change or close it at any time.")


def _close(request, one) -> str:
    close(one, by=request.viewer.account_id, filled=FILLED.get(request.POST.get("filled", "")))
    return _("Closed. Thank you for thinking of us.")


def _renew(request, one) -> str:
    renew(one, by=request.viewer.account_id)
    return _("It stands again.")


def _discard(request, one) -> str:
    Opportunity.objects.trusted(WHY).filter(pk=one.pk, state=Opportunity.State.DRAFT).delete()
    one.pk = None
    return _("Thrown away.")


def _refuse(request, one) -> str:
    refuse(one, by=request.viewer.account_id)
    return _("Taken down. Whoever posted it is told.")


def _restore(request, one) -> str:
    restore(one, by=request.viewer.account_id)
    return _("It stands again.")


DEEDS = {  # what is pressed: (who may, (request, opportunity) -> what to say)
    "post": ("own", _post),
    "close": ("own", _close),
    "renew": ("own", _renew),
    "discard": ("own", _discard),
    "refuse": ("decide", _refuse),
    "restore": ("decide", _restore),
}
