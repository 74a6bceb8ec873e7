"""Candidates: the ids that the index finds, those first who seem to fit best. What is true is read afterwards."""

from collections.abc import Collection

from kohort.access.viewer import Viewer
from kohort.giving.models import Offer
from kohort.people.jobs import once
from kohort.people.segments import access_of
from kohort.search.questions import Question
from kohort.search.ranking import Wish
from kohort.search.stems import sought

from .indexing import OFFERS
from .jobs import rebuild
from .near import around
from .need import HERE, Need

MOST = 240
OF_THAT_KIND, NEAR, NEAR_IF_HERE = 3.0, 2.0, 6.0  # points beside BM25, in which a rare word is worth about ten


def candidates(need: Need, viewer: Viewer, without: Collection[int]) -> list[int]:
    """At most 240. Until there is an index, which is then asked for, they are those who have said so lately."""
    out = {*without, viewer.person_id or 0}
    if OFFERS.index().stale:
        once(rebuild)
        return _lately(need, viewer, out)
    tenant = viewer.institution_id or 0
    asked = Question(tenant, access_of(viewer), filters={"kind": list(need.kinds)}, withheld=out)
    return OFFERS.rank(asked, _wish(need), MOST)


def _wish(need: Need) -> Wish:
    words = [{key: worth * part for key, part in sought(stem).items()} for stem, worth in need.sought.items()]
    likes: list[tuple[str, Collection[str], float]] = [("kind", [need.kind], OF_THAT_KIND)]
    if need.where:
        likes.append(("square", around(need.where), NEAR_IF_HERE if need.way == HERE else NEAR))
    return Wish(words, likes)


def _lately(need: Need, viewer: Viewer, out: Collection[int]) -> list[int]:
    rows = Offer.objects.visible_to(viewer).filter(kind__in=need.kinds, ended__isnull=True).exclude(person__in=out)
    return list(dict.fromkeys(rows.order_by("-recorded", "pk").values_list("person_id", flat=True)[:MOST]))
