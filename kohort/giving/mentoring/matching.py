"""Matching a round: as many as can have somebody, then the wishes of all together; explained in decision 027."""

from collections.abc import Collection, Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from kohort.access.viewer import Viewer
from kohort.activity.models import record
from kohort.kit.bugs import bug

from .holding import holding, stop
from .models import Round
from .pairs import Pair
from .sides import Sides, sides

WHY = "pairs are drawn up for all who take part"


def match(one: Round, viewer: Viewer) -> None:
    """Draw up the pairs anew; pinned ones stay, and a pair that comes out again keeps its row. Raises NotNow."""
    with holding(one.pk) as held:
        stop(_("They have been told. Change pairs by hand now.") if held.announced or held.closed else "")
        drawn = Pair.objects.trusted(WHY).filter(round=held, begun=None)
        all_of = sides(held)
        kept = _pinned(drawn, all_of)
        _write(held, kept | _free(held, all_of, kept, drawn))
        held.matched = timezone.now()
        held.save(update_fields=["matched"])
        record("round.matched", institution=held.scheme.institution, by=viewer.account_id, round=held.pk)


def best(weights, places: Sequence[int]) -> list[tuple[int, int]]:
    """The best (row, column) pairs of a matrix: each row once at most, column j at most `places[j]` times, NaN never.

    First as many pairs as can be, then the greatest sum of weights (which are 0 or more), then those whose rows come
    first. Optimal, and the same every time: the algorithm of Jonker and Volgenant (Crouse 2016, as SciPy has it).
    """
    import numpy as np  # with SciPy 40 MB, which a serving process does not need until somebody matches
    from scipy.optimize import linear_sum_assignment

    weights = np.asarray(weights, float)
    rows = len(weights)
    columns = np.repeat(np.arange(len(places)), np.minimum(np.asarray(places, int), rows))
    if not rows or not len(columns):
        return []
    spread = weights[:, columns]
    may = ~np.isnan(spread)
    a_pair = (np.nanmax(spread, initial=0) + 1) * min(spread.shape)  # more than all wishes together
    earlier = np.arange(rows, 0, -1)[:, None] / (rows * rows + 1)  # less than one point together
    worth = np.where(may, a_pair + spread + earlier, 0)
    found = _greedily(worth) if bug("match-greedy") else zip(*linear_sum_assignment(worth, maximize=True), strict=True)
    return [(int(row), int(columns[place])) for row, place in found if may[row, place]]


def _greedily(worth):
    """A fault to plant: each takes the best that is left."""
    left = list(range(worth.shape[1]))
    for row in range(min(worth.shape)):
        place = max(left, key=lambda column: worth[row, column])
        left.remove(place)
        yield row, place


def _pinned(drawn, all_of: Sides) -> set[tuple[int, int]]:
    """(mentor, mentee) of pinned pairs whose two are still there and not kept apart."""
    if bug("match-unpins"):
        return set()
    there = {side.part.pk: side.part.person_id for side in [*all_of.mentees, *all_of.mentors]}
    pinned = drawn.filter(pinned=True, barred=False).values_list("mentor_id", "mentee_id")
    here = [pair for pair in pinned if there.keys() >= set(pair)]
    return {(mentor, mentee) for mentor, mentee in here if (there[mentor], there[mentee]) not in all_of.apart}


def _free(one: Round, all_of: Sides, kept: Collection[tuple[int, int]], drawn) -> set[tuple[int, int]]:
    """The best pairs among those who are not pinned."""
    from .weighing import weigh  # NumPy, as above

    have = {mentee for _mentor, mentee in kept}
    left = [side for side in all_of.mentees if side.part.pk not in have]
    rest = Sides(left, all_of.mentors, all_of.wishes, all_of.apart)
    barred = set(drawn.filter(barred=True).values_list("mentor_id", "mentee_id"))
    taken = [mentor for mentor, _mentee in kept]
    places = [max(side.part.places - taken.count(side.part.pk), 0) for side in all_of.mentors]
    found = best(weigh(one, rest, barred), places)
    return {(all_of.mentors[mentor].part.pk, left[mentee].part.pk) for mentee, mentor in found}


def _write(one: Round, pairs: set[tuple[int, int]]) -> None:
    rows = Pair.objects.trusted(WHY).filter(round=one, begun=None, barred=False)
    stand = {(mentor, mentee): pk for pk, mentor, mentee in rows.values_list("pk", "mentor_id", "mentee_id")}
    rows.filter(pk__in=[pk for pair, pk in stand.items() if pair not in pairs]).delete()
    new = sorted(pairs - stand.keys())
    Pair.objects.bulk_create(Pair(round=one, mentor_id=mentor, mentee_id=mentee) for mentor, mentee in new)
