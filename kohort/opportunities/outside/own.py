"""The page of an employer from outside, by the link in each mail to them: what they have posted, and another one."""

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kohort.access.audience import Audience
from kohort.access.gate import public
from kohort.accounts.asking import too_often
from kohort.accounts.limits import Limit, TooOften, spend
from kohort.kit.addresses import address
from kohort.opportunities.form import OutsideForm
from kohort.opportunities.links import OUTSIDER
from kohort.opportunities.opportunity import Opportunity
from kohort.opportunities.outsiders import Outsider
from kohort.opportunities.policy import takes_outsiders
from kohort.opportunities.standing import close, post, renew
from kohort.opportunities.state import FILLED

from .changing import change, posted_by

WHY = "whoever has the mail may open its link"
POSTS = Limit("opportunities of an employer", 10, 86400)


@public
@require_http_methods(["GET", "HEAD", "POST"])
def own(request, token):
    """POST `do`: close or renew (the opportunity `key`), forget, or else a new one. `?change=` names one to change."""
    rows = Outsider.objects.trusted(WHY).filter(key=OUTSIDER.key(token), institution=request.institution)
    outsider = rows.filter(proved__isnull=False).first()
    if outsider is None:
        raise Http404
    if "change" in request.GET:
        return change(request, outsider)
    do = request.POST.get("do", "")
    form = _form(request, outsider, request.POST if do == "new" else None)
    if request.method != "POST" or (do == "new" and not form.is_valid()):
        return _page(request, outsider, form)
    try:
        return DEEDS.get(do, _nothing)(request, outsider, form)
    except TooOften as refusal:
        return too_often(request, refusal.limit.seconds)


def _form(request, outsider: Outsider, data) -> OutsideForm:
    draft = Opportunity(employer=outsider.organisation, audience=Audience.MEMBERS)
    return OutsideForm(data, institution=request.institution, is_staff=False, instance=draft)


def _page(request, outsider: Outsider, form):
    rows = list(posted_by(outsider).order_by("-created", "-pk"))
    may_post = outsider.refused is None and takes_outsiders(request.institution)
    context = {"outsider": outsider, "rows": rows, "form": form if may_post else None}
    return render(request, "opportunities/outside/own.html", context)


def _new(request, outsider, form):
    if outsider.refused or not takes_outsiders(request.institution):
        raise Http404
    spend((POSTS, outsider.key))
    one = form.keep(outsider=outsider)
    post(one)
    messages.success(request, _said(one, _("Posted.")))
    return HttpResponseRedirect(request.path)


def _said(one: Opportunity, stands: str) -> str:
    waits = one.state == Opportunity.State.WAITING
    return _("Thank you. The alumni office looks at it first.") if waits else stands


def _close(request, outsider, form):
    close(_one(request, outsider), filled=FILLED.get(request.POST.get("filled", "")))
    messages.success(request, _("Closed. Thank you for thinking of us."))
    return HttpResponseRedirect(request.path)


def _renew(request, outsider, form):
    if outsider.refused or not takes_outsiders(request.institution):
        raise Http404
    one = _one(request, outsider)
    renew(one)
    messages.success(request, _said(one, _("It stands again.")))
    return HttpResponseRedirect(request.path)


def _forget(request, outsider, form):
    """What they posted goes with them."""
    Outsider.objects.trusted("they asked to be forgotten").filter(pk=outsider.pk).delete()
    messages.success(request, _("Deleted: your name, your address, and what you posted."))
    return HttpResponseRedirect(address("opportunities:opportunities", request.institution.slug))


def _nothing(request, outsider, form):
    raise Http404


DEEDS = {"new": _new, "close": _close, "renew": _renew, "forget": _forget}


def _one(request, outsider: Outsider) -> Opportunity:
    return get_object_or_404(posted_by(outsider), key=request.POST.get("key", ""))
