"""The page of a round for who takes part or could: when, where it stands, one's own part, and who the mentors are."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kohort.access.gate import on

from .introductions import mentors_of
from .joining import live_pairs, part_of
from .models import Choice, Part, Round, Scheme
from .pairs import Pair
from .roles import roles_for
from .rounds import State, state


@on(Round)
@require_safe
def round_page(request, one):
    """One primary action: sign up, say whom one would like, choose a place, or go to whom one meets."""
    viewer, scheme = request.viewer, one.scheme
    mine, stands = part_of(one, viewer), state(one, timezone.localdate())
    context = {
        "round": one,
        "scheme": scheme,
        "state": stands,
        "is_open": stands == State.OPEN,
        "part": mine,
        "pairs": _pairs(mine, viewer),
        "wished": bool(mine) and Choice.objects.visible_to(viewer).filter(part=mine).exists(),
        "roles": roles_for(scheme, viewer),
        "mentors": mentors_of(one, viewer, request.institution.slug),
        "in_pairs": scheme.form == Scheme.Form.PAIRS,
        "may_choose": stands == State.OPEN and _may_choose(scheme, mine, viewer),
        "runs": one.allows(viewer, "run"),
    }
    return render(request, "giving/mentoring/round.html", context)


def _pairs(mine: Part | None, viewer) -> list[Pair]:
    """A mentor of a group has one page for all of it."""
    if mine is None:
        return []
    ids = live_pairs(mine).values("pk")
    pairs = list(Pair.objects.visible_to(viewer).filter(pk__in=ids).order_by("begun", "pk"))
    is_group = mine.role == Part.Role.MENTOR and mine.round.scheme.form == Scheme.Form.GROUPS
    return pairs[:1] if is_group else pairs


def _may_choose(scheme: Scheme, mine: Part | None, viewer) -> bool:
    """Whether places can be taken here by the viewer."""
    if scheme.form == Scheme.Form.PAIRS:
        return False
    return mine.role == Part.Role.MENTEE if mine else Part.Role.MENTEE in roles_for(scheme, viewer)
