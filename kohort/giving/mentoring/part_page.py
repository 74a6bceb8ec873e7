"""One's own part in a round: sign up, change what one said, leave."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kohort.access.gate import myself, on
from kohort.kit.addresses import address

from .holding import NotNow, why_not_open
from .joining import leave, live_pairs, part_of, take_part
from .models import Part, Round, Scheme
from .part_form import PartForm
from .roles import roles_for
from .rounds import State, state


@myself
@on(Round)
@require_http_methods(["GET", "POST"])
def part(request, one):
    """`role` says as what, where one may be either. POST `do=leave` leaves."""
    mine = part_of(one, request.viewer)
    if request.POST.get("do") == "leave":
        return _left(request, one, mine)
    role = _role(request, one, mine)
    form = PartForm(request.POST or None, one.scheme, role, mine, request.viewer) if role else None
    if form and form.is_valid() and _kept(request, one, role, form):
        return HttpResponseRedirect(_next(request, one, role, is_new=mine is None))
    return render(request, "giving/mentoring/part.html", _context(request, one, mine, role, form))


def _role(request, one: Round, mine: Part | None) -> str:
    """As what they sign up; "" where it has to be asked, or they may not."""
    may = roles_for(one.scheme, request.viewer)
    asked = request.POST.get("role") or request.GET.get("role")
    if asked in may:
        return asked
    if mine:
        return mine.role
    return may[0] if len(may) == 1 else ""


def _kept(request, one: Round, role: str, form: PartForm) -> bool:
    """False when something stands in the way, which the form then says."""
    try:
        take_part(one, request.viewer, role, **form.cleaned_data)
    except NotNow as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _next(request, one: Round, role: str, *, is_new: bool) -> str:
    """Who is new in a round of pairs goes on to whom they would like; all others see where they stand."""
    if is_new and one.scheme.form == Scheme.Form.PAIRS:
        messages.success(request, _("You take part. Now say whom you would like, if you know."))
        return address("mentoring:wishes", request.institution.slug, key=one.key)
    messages.success(request, _("You take part.") if is_new else _("Saved."))
    return address("mentoring:round", request.institution.slug, key=one.key)


def _left(request, one: Round, mine: Part | None):
    if mine:
        leave(mine, request.viewer, request.POST.get("why", "")[:1000])
        messages.success(request, _("You have left the round."))
    return HttpResponseRedirect(address("mentoring:round", request.institution.slug, key=one.key))


def _context(request, one: Round, mine: Part | None, role: str, form: PartForm | None) -> dict:
    return {
        "round": one,
        "scheme": one.scheme,
        "part": mine,
        "role": role,
        "roles": roles_for(one.scheme, request.viewer),
        "form": form,
        "why_not": why_not_open(one),
        "is_over": state(one, timezone.localdate()) == State.OVER,
        "has_pairs": mine and live_pairs(mine).exists(),
    }
