"""Who is in it with the viewer: the other of a pair, or all of a group as each may know the others."""

from typing import NamedTuple

from kohort.access.viewer import Viewer
from kohort.groups.names import Name, names

from .models import Part, Scheme
from .pairs import Pair
from .reaching import Reach, reach
from .telling import parts_of

WHY = "those of one group know each other's names"


class Mate(NamedTuple):
    """`who` as the viewer may see them; `reach` of those one is brought together with, not of all of a group."""

    who: Name
    part: Part
    reach: Reach | None


def pairs_with(pair: Pair) -> list[Pair]:
    """The pair alone; in a group that it is still in, all of its mentor's that run, this one first."""
    if pair.ended or pair.round.scheme.form != Scheme.Form.GROUPS:
        return [pair]
    others = Pair.live().filter(mentor_id=pair.mentor_id).exclude(pk=pair.pk).order_by("begun", "pk")
    return [pair, *others]


def mates(pair: Pair, viewer: Viewer, slug: str) -> list[Mate]:
    """Whom the viewer does not see is not there, and nothing tells that they were."""
    mentor = parts_of(pair)[0]
    mentees = Part.objects.trusted(WHY).filter(pk__in=[one.mentee_id for one in pairs_with(pair)]).order_by("at")
    others = [part for part in (mentor, *mentees) if part.person_id != viewer.person_id]
    known = names([part.person_id for part in others], viewer, slug)
    leads = mentor.person_id == viewer.person_id
    reached = reach(pair, known if leads else [mentor.person_id], viewer)
    return [
        Mate(known[part.person_id], part, reached.get(part.person_id)) for part in others if part.person_id in known
    ]
