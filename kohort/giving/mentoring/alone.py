"""Those whom somebody left behind in a round that runs, and who have nobody since: they need a new partner."""

from datetime import datetime
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from kohort.access.viewer import Viewer
from kohort.groups.names import Name

from .models import Part, Round, Scheme
from .paired import Drawn, Left
from .pairs import Pair

WHY = "whoever is left behind is brought together with somebody else"


class Alone(NamedTuple):
    """Somebody left behind, and those who could be their new partner; where there is none, `why` says so."""

    part: Part
    name: Name | None
    since: datetime | None
    others: list[Left]
    why: str


def left_behind():
    """The parts, as a query to filter further; it sees all. A mentor who has a group keeps the rest of it."""
    live = Pair.live().filter(Q(mentor=OuterRef("pk")) | Q(mentee=OuterRef("pk")))
    here = Part.objects.trusted(WHY).filter(left=None, person__account__isnull=False, person__hidden_since=None)
    running = here.filter(round__closed=None, round__ends__gte=timezone.localdate(), alone__isnull=False)
    of_two = Q(role=Part.Role.MENTEE) | Q(round__scheme__form=Scheme.Form.PAIRS)
    return running.filter(of_two, ~Exists(live))


def alone_in(one: Round, viewer: Viewer, slug: str) -> list[Alone]:
    """Of one round, for whoever runs it; a query where there is nobody, and the same few for any number."""
    if not (parts := list(left_behind().filter(round=one).order_by("alone", "pk"))):
        return []
    drawn = Drawn(one, viewer, slug)
    mentees, mentors = drawn.without(), drawn.free()
    known = {left.side.part.pk: left for left in [*mentees, *mentors]}
    here = [known[part.pk] for part in parts if part.pk in known]
    return [_alone(left, mentors if _is_mentee(left) else mentees) for left in here]


def _is_mentee(left: Left) -> bool:
    return left.side.part.role == Part.Role.MENTEE


def _alone(left: Left, others: list[Left]) -> Alone:
    part = left.side.part
    return Alone(part, left.name, part.alone, [one for one in others if one.name], left.why)
