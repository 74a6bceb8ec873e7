"""Whom somebody would like, the first wish first; or nobody in particular."""

from collections.abc import Sequence

from django.utils import timezone

from .holding import holding, stop, why_not_open
from .models import Choice, Part, Round
from .rounds import State, state

WHY = "one's own wishes"
MOST = 5


def why_not_now(one: Round) -> str:
    """Wishes may change until somebody draws up pairs by them: whoever signed up last is wished for as well."""
    is_waiting = state(one, timezone.localdate()) == State.MATCHING and one.matched is None
    return "" if is_waiting else why_not_open(one)


def wishes_of(part: Part) -> list[int]:
    """The ids of the parts, the first wish first."""
    rows = Choice.objects.trusted(WHY).filter(part=part).order_by("place", "pk")
    return list(rows.values_list("whom_id", flat=True))


def wish(part: Part, whom: Sequence[int]) -> None:
    """These parts (ids) in this order, in the place of what was wished before; none: match me well. Raises NotNow."""
    with holding(part.round_id) as held:
        stop(why_not_now(held))
        Choice.objects.trusted(WHY).filter(part=part).delete()
        Choice.objects.bulk_create(
            Choice(part=part, whom_id=one, place=place) for place, one in enumerate(whom[:MOST], start=1)
        )
