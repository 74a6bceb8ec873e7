"""What is said of those suggested is read anew: the index finds and ranks, and no word of a fact comes from it."""

from collections import defaultdict
from collections.abc import Collection, Sequence

from kohort.access.viewer import Viewer
from kohort.kit.bugs import bug

from .clues import OF_FACTS
from .near import shortest
from .need import Need
from .ranking import Ranked
from .told import One, Told
from .wording import say

READ_ALREADY = ("offer", "given")


def as_seen(found: Sequence[Ranked], need: Need, viewer: Viewer) -> list[Ranked]:
    """The same people in the same order, each with what the viewer may be told of them now."""
    told = _told([one.person_id for one in found], viewer)
    return list(found) if bug("reasons-from-index") else [_anew(one, told[one.person_id], need) for one in found]


def _anew(one: Ranked, told: Told, need: Need) -> Ranked:
    still = {say(clue) for clue in told.clues}
    clues = [clue for clue in one.clues if clue.said[0] in READ_ALREADY or say(clue) in still]
    one.known.told = told
    return one._replace(clues=clues, way=shortest(told.spots, need.where) if need.where else None)


def _told(people: Collection[int], viewer: Viewer) -> dict[int, Told]:
    ones = defaultdict[int, list[One]](list)
    for source in OF_FACTS:
        rows = source.model.objects.visible_to(viewer).filter(person_id__in=people).order_by("pk")
        for person_id, *columns in rows.values_list("person_id", *source.columns):
            ones[person_id].extend(source.told(*columns))
    return {pk: Told.of(ones[pk]) for pk in people}
