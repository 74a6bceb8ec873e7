"""The page on which a round is matched: the pairs, why, who is left; and what may be changed by hand."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from kohort.access.gate import on

from .announcing import announce, why_not
from .holding import NotNow
from .matching import match
from .models import Round, Scheme
from .paired import SHOWN, Drawn
from .pairing import mark, pair_two, part_two
from .pairs import Pair
from .planning import to_round

MARKS = ("pin", "unpin", "bar", "unbar")


@on(Round, "run")
@require_http_methods(["GET", "POST"])
def matching(request, one):
    """POST `do`: match, announce (with `sure`), two; or pin, unpin, bar, unbar, apart of a `pair`."""
    if one.scheme.form != Scheme.Form.PAIRS:
        raise Http404
    if request.POST.get("do") == "announce" and "sure" not in request.POST and not why_not(one):
        return _ask_first(request, one)
    if request.method == "POST":
        return _done(request, one)
    drawn = Drawn(one, request.viewer, request.institution.slug)
    page = Paginator(drawn.pairs, SHOWN).get_page(request.GET.get("page"))
    context = {
        "round": one,
        "scheme": one.scheme,
        "drawn": drawn,
        "page": page,
        "pairs": drawn.shown(page.object_list),
        "barred": drawn.shown(drawn.barred),
        "without": drawn.without(),
        "free": drawn.free(),
        "granted": drawn.granted(),
        "waits": why_not(one),
    }
    return render(request, "giving/mentoring/matching.html", context)


def _ask_first(request, one):
    """Mails go out, and pairs are not drawn up again."""
    pairs = Pair.objects.visible_to(request.viewer).filter(round=one, barred=False, begun=None).count()
    return render(request, "giving/mentoring/announce.html", {"round": one, "scheme": one.scheme, "pairs": pairs})


def _done(request, one):
    do = request.POST.get("do")
    try:
        if do == "match":
            match(one, request.viewer)
        elif do == "announce":
            _announced(request, one)
        elif do == "two":
            pair_two(one, request.POST.get("mentor", ""), request.POST.get("mentee", ""))
        else:
            _changed(request, one, do)
    except NotNow as refusal:
        messages.error(request, str(refusal))
    return to_round(request, one, "matching")


def _announced(request, one):
    pairs = announce(one)
    told = ngettext("Told: %(n)d pair begins.", "Told: %(n)d pairs begin.", pairs)
    messages.success(request, told % {"n": pairs})


def _changed(request, one, do):
    pair = get_object_or_404(Pair.objects.visible_to(request.viewer), round=one, key=request.POST.get("pair", ""))
    if do in MARKS:
        mark(pair, do)
    elif do == "apart":
        part_two(pair, request.viewer)
        messages.success(request, _("Taken apart."))
    else:
        raise Http404
