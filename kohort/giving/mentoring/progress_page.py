"""The page on which whoever runs a round sees how its pairs are going, takes one apart, and closes the round."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kohort.access.gate import on

from .alone import alone_in
from .closing import close
from .going import feedback, pairs_of
from .holding import NotNow
from .models import Round
from .paired import SHOWN
from .pairing import pair_two, part_two
from .pairs import Pair
from .planning import to_round
from .rounds import State, state


@on(Round, "run")
@require_http_methods(["GET", "POST"])
def progress(request, one):
    """POST `do`: apart of a `pair`; two, a `mentor` and a `mentee`; or close."""
    if request.method == "POST":
        return _done(request, one)
    eyes = request.viewer, request.institution.slug
    pairs = pairs_of(one, *eyes)
    context = {
        "round": one,
        "scheme": one.scheme,
        "alone": alone_in(one, *eyes),
        "page": Paginator(pairs, SHOWN).get_page(request.GET.get("page")),
        "need": sum(bool(going.next) for going in pairs),
        "running": sum(going.pair.ended is None for going in pairs),
        "met": sum(going.times for going in pairs),
        "feedback": feedback(one, request.viewer),
        "closes": _may_close(one),
        "is_over": state(one, timezone.localdate()) == State.OVER,
    }
    return render(request, "giving/mentoring/progress.html", context)


def _may_close(one: Round) -> bool:
    """Once sign-up is over: perhaps too few came."""
    is_early = state(one, timezone.localdate()) in (State.PLANNED, State.OPEN)
    return one.published is not None and one.closed is None and not is_early


def _done(request, one):
    do = request.POST.get("do")
    if do == "apart":
        rows = Pair.objects.visible_to(request.viewer).filter(round=one)
        part_two(get_object_or_404(rows, key=request.POST.get("pair", "")), request.viewer)
        messages.success(request, _("They were told that it has ended."))
    elif do == "two":
        _together(request, one)
    elif do == "close" and (one.closed or _may_close(one)):
        close(one, request.viewer)
        messages.success(request, _("The round is closed. Everybody was told, and what they gave is counted."))
    else:
        raise Http404
    return to_round(request, one, "progress")


def _together(request, one):
    """A new partner for somebody who was left behind."""
    try:
        pair_two(one, request.POST.get("mentor", ""), request.POST.get("mentee", ""))
    except NotNow as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("They are together now, and both are told."))
