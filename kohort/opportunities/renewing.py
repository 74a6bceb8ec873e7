"""The page with one button that a mail about an end to come leads to. Looking changes nothing."""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from kohort.access.gate import public
from kohort.kit.bugs import bug

from .links import RENEW
from .opportunity import Opportunity
from .standing import renew as stand_again

WHY = "whoever has the mail may open its link"


@public
@require_http_methods(["GET", "HEAD", "POST"])
def renew(request, token):
    """POST renews, also what has closed since; never what the office took down, nor of an employer it has stopped."""
    rows = Opportunity.objects.trusted(WHY).filter(Opportunity.answered_for(), institution=request.institution)
    rows = rows.filter(outsider__refused=None)
    lasting = (Opportunity.State.OPEN, Opportunity.State.CLOSED)
    one = rows.filter(key=RENEW.key(token), state__in=lasting).select_related("institution").first()
    if one is None:
        raise Http404
    done = request.method == "POST" or bug("scanner-renews")
    if done:
        stand_again(one)
    return render(request, "opportunities/renew.html", {"one": one, "done": done})
