"""Who is in a pair of a round and who is not, with names and the reasons: what the page of the matching shows."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from kohort.access.viewer import Viewer
from kohort.groups.names import Name, names

from .explaining import Why, programmes_of, why_without
from .models import Round
from .pairs import Pair
from .sides import Side, Sides, sides

SHOWN = 50


class Two(NamedTuple):
    """A pair as it is shown; a name is None where the viewer does not see who it is."""

    pair: Pair
    mentor: Name | None
    mentee: Name | None
    reasons: list[str]


class Left(NamedTuple):
    """Somebody who has a place or wants one; `free` of a mentor."""

    side: Side
    name: Name | None
    why: str
    free: int


class Drawn:
    """The pairs of one round as they stand, and who is left."""

    def __init__(self, one: Round, viewer: Viewer, slug: str):
        self.all_of: Sides = sides(one)
        self.eyes = viewer, slug
        rows = Pair.objects.visible_to(viewer).filter(round=one).order_by("-pinned", "pk")
        stand = list(rows if one.closed else rows.filter(ended=None))
        self.pairs = [pair for pair in stand if not pair.barred]
        self.barred = [pair for pair in stand if pair.barred]
        self.taken = Counter(pair.mentor_id for pair in self.pairs)
        self.known = {side.part.pk: side for side in [*self.all_of.mentees, *self.all_of.mentors]}

    def shown(self, pairs: Iterable[Pair]) -> list[Two]:
        """Those whose two are still there."""
        here = [pair for pair in pairs if {pair.mentor_id, pair.mentee_id} <= self.known.keys()]
        both = [(self.known[pair.mentor_id], self.known[pair.mentee_id]) for pair in here]
        known = self._names(side for two in both for side in two)
        why = Why({pk: one.name for pk, one in known.items()}, self.all_of.wishes, programmes_of(both))
        return [
            Two(pair, known.get(mentor.part.person_id), known.get(mentee.part.person_id), why.reasons(mentor, mentee))
            for pair, (mentor, mentee) in zip(here, both, strict=True)
        ]

    def without(self) -> list[Left]:
        """Mentees who have nobody."""
        have = {pair.mentee_id for pair in self.pairs}
        return self._left([side for side in self.all_of.mentees if side.part.pk not in have], is_mentee=True)

    def free(self) -> list[Left]:
        """Mentors with places left."""
        return self._left([side for side in self.all_of.mentors if self._places(side) > 0], is_mentee=False)

    def _left(self, some: list[Side], is_mentee: bool) -> list[Left]:
        known = self._names(some)
        places = sum(max(self._places(side), 0) for side in self.all_of.mentors)
        waiting = len(self.all_of.mentees) - len({pair.mentee_id for pair in self.pairs})
        why = why_without(is_mentee, self.all_of, places, waiting)
        return [Left(side, known.get(side.part.person_id), why, self._places(side)) for side in some]

    def _places(self, side: Side) -> int:
        return side.part.places - self.taken[side.part.pk]

    def _names(self, some: Iterable[Side]) -> dict[int, Name]:
        return names({side.part.person_id for side in some}, *self.eyes)

    def granted(self) -> tuple[int, int]:
        """How many mentees got their first wish, and how many had one."""
        first = {who: whom for (who, whom), rank in self.all_of.wishes.items() if rank == 1}
        mentees = {side.part.pk for side in self.all_of.mentees} & first.keys()
        return sum(first.get(pair.mentee_id) == pair.mentor_id for pair in self.pairs), len(mentees)
