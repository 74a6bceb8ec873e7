"""The row of nods under a post or a comment: buttons with words and figures."""

from collections import defaultdict
from typing import NamedTuple

from django.db.models import Count
from django.utils.functional import Promise

from kohort.access.viewer import Viewer

from .models import UNDER_SEEN, Reaction


class Nod(NamedTuple):
    """One of the few: how many gave it, whether the viewer did, and what its button sends ("" takes it back)."""

    sort: str
    label: str | Promise
    given: int
    is_mine: bool

    @property
    def press(self) -> str:
        return "" if self.is_mine else self.sort

    @property
    def is_shown(self) -> bool:
        """At once; the others are folded away until somebody gives them."""
        return self.given > 0 or self.sort == Reaction.Sort.THANKS


def nods(post, viewer: Viewer) -> dict[int | None, list[Nod]]:
    """For a post that the viewer sees (None), and by id those of its comments that were nodded to; two queries."""
    rows = Reaction.objects.trusted(UNDER_SEEN).filter(post=post)
    found: dict = defaultdict(dict, {None: {}})
    for comment_id, sort, many in rows.values_list("comment_id", "sort").annotate(n=Count("pk")):
        found[comment_id][sort] = many
    own = rows.filter(person=viewer.person_id) if viewer.is_member else rows.none()
    mine = dict(own.values_list("comment_id", "sort"))
    return {place: _row(given, mine.get(place, "")) for place, given in found.items()}


def _row(given: dict[str, int], mine: str) -> list[Nod]:
    return [Nod(sort, label, given.get(sort, 0), sort == mine) for sort, label in Reaction.Sort.choices]


NONE_YET = _row({}, "")
