"""Candidates: those whom the index finds, first who seems to fit best. Whether they may be asked is read afterwards."""

from collections.abc import Collection, Mapping

from kohort.access.audience import Audience
from kohort.access.viewer import Viewer
from kohort.giving.models import Offer
from kohort.people.jobs import once
from kohort.people.segments import access_of
from kohort.search.questions import Question
from kohort.search.ranking import Wish
from kohort.search.stems import sought

from .contents import Contents, contents
from .indexing import OFFERS
from .jobs import rebuild
from .near import around
from .need import HERE, Need
from .told import Told, folded

AT_ONCE = 60
# Points beside BM25, in which a rare word is worth about ten.
OF_THAT_KIND, NEAR, NEAR_IF_HERE, SPEAKS = 3.0, 2.0, 6.0, 1.0

Found = Mapping[int, Told]


def candidates(need: Need, viewer: Viewer, without: Collection[int]) -> Found:
    """At most 60, each with what they are ranked by. Until there is an index, which is then asked for, they
    are those who have said so lately."""
    out = {*without, *viewer.apart, viewer.person_id or 0}
    if OFFERS.index().stale:
        once(rebuild)
        return _lately(need, viewer, out)
    asked = question(need, viewer, out)
    return {pk: Told.read(kept) for pk, kept in OFFERS.rank(asked, wish(need), AT_ONCE).items()}


def question(need: Need, viewer: Viewer, out: Collection[int]) -> Question:
    return Question(viewer.institution_id or 0, access_of(viewer), filters={"kind": list(need.kinds)}, withheld=out)


def wish(need: Need) -> Wish:
    words = [{key: worth * part for key, part in sought(stem).items()} for stem, worth in need.sought.items()]
    likes: list[tuple[str, Collection[str], float]] = [("kind", [need.kind], OF_THAT_KIND)]
    if need.where:
        likes.append(("square", around(need.where), NEAR_IF_HERE if need.way == HERE else NEAR))
    if need.language:
        likes.append(("speaks", [folded(need.language)], SPEAKS))
    return Wish(words, likes)


def _lately(need: Need, viewer: Viewer, out: Collection[int]) -> Found:
    rows = Offer.objects.visible_to(viewer).filter(kind__in=need.kinds, ended__isnull=True).exclude(person__in=out)
    ids = dict.fromkeys(rows.order_by("-recorded", "pk").values_list("person_id", flat=True)[:AT_ONCE])
    known = contents(ids)
    return {pk: known[pk].reaching(_distance(known[pk], viewer)).told() for pk in ids if pk in known}


def _distance(known: Contents, viewer: Viewer) -> Audience:
    """From which audience on the viewer sees facts about them: what the views of the index are, for one at hand."""
    if viewer.is_office:
        return Audience.OFFICE
    return Audience.CLASSMATES if known.circles & set(access_of(viewer).circles) else Audience.MEMBERS
