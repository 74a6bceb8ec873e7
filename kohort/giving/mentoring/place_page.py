"""POST takes a place in a group, or one of a mentor's talks; or gives it back."""

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kohort.access.gate import myself, on
from kohort.accounts.asking import too_often
from kohort.accounts.limits import Limit, TooOften, spend
from kohort.kit.addresses import address

from .ending import end
from .holding import NotNow
from .joining import part_of
from .models import Round, Scheme
from .pairs import Pair
from .places import take

TAPS = Limit("places taken by a person", 20, 3600)  # each is told to a mentor


@myself
@on(Round)
@require_POST
def place(request, one):
    """`mentor` is the key of a part; `do` take or leave."""
    if one.scheme.form == Scheme.Form.PAIRS:
        raise Http404
    deed = {"take": _taken, "leave": _left}.get(request.POST.get("do", "take"))
    if deed is None:
        raise Http404
    return deed(request, one, request.POST.get("mentor", ""))


def _taken(request, one: Round, mentor: str):
    slug = request.institution.slug
    try:
        spend((TAPS, str(request.viewer.person_id)))
        pair = take(one, mentor, request.viewer)
    except TooOften as refusal:
        return too_often(request, refusal.limit.seconds)
    except NotNow as refusal:
        messages.warning(request, str(refusal))
        return HttpResponseRedirect(address("mentoring:round", slug, key=one.key))
    messages.success(request, _("The place is yours."))
    return HttpResponseRedirect(address("mentoring:pair", slug, key=pair.key))


def _left(request, one: Round, mentor: str):
    """Somebody else may have it."""
    me = part_of(one, request.viewer)
    for pair in Pair.live().filter(mentee=me, mentor__key=mentor) if me else ():
        end(pair, request.viewer)
        messages.success(request, _("The place is free for somebody else."))
    return HttpResponseRedirect(address("mentoring:round", request.institution.slug, key=one.key))
