"""May they be asked now? People at hand are asked here, in memory, what `limits.room` asks in a query.

Limits are read whoever sees them: they bind everybody. Where somebody lives is known as far as the viewer may see it,
even to keep a limit: who may not see it could find it out by trying towns.
"""

from collections import defaultdict
from collections.abc import Collection
from datetime import date, datetime
from typing import NamedTuple

from django.utils import timezone

from kohort.giving.limits.load import Load
from kohort.giving.limits.models import Approach
from kohort.giving.limits.room import A_MONTH, A_YEAR, MONTHLY, UNSAID, WHY
from kohort.giving.models import Limits
from kohort.kit.bugs import bug


class Bounds(NamedTuple):
    """Of Limits, all that binds whoever asks."""

    per_year: int | None
    remote: bool
    km: int | None
    languages: list[str]
    months_off: list[int]
    paused_until: date | None

    def is_closed(self, on: date | None) -> bool:
        """Whether they have paused, or rule out the month of that day, else of today."""
        today = timezone.localdate()
        paused = self.paused_until is not None and self.paused_until > today
        return paused or (on or today).month in self.months_off


Standing = tuple[Load, Bounds | None]


def standing(people: Collection[int], on: date | None) -> dict[int, Standing]:
    """Of `people` (ids) those who may be asked for something on that day: how much they were, and their bounds."""
    limits = Limits.objects.trusted(WHY).filter(person_id__in=people).values_list("person_id", *Bounds._fields)
    bounds = {pk: Bounds(*columns) for pk, *columns in limits}
    times = defaultdict[int, list[datetime]](list)
    for pk, at in Approach.objects.trusted(WHY).filter(person_id__in=people).values_list("person_id", "at"):
        times[pk].append(at)
    all_of_them = {pk: (_load(times[pk], bounds.get(pk)), bounds.get(pk)) for pk in people}
    return {pk: one for pk, one in all_of_them.items() if bug("suggest-busy") or _has_room(*one, on)}


def _load(times: Collection[datetime], bounds: Bounds | None) -> Load:
    a_year_ago = timezone.now() - A_YEAR
    return Load(sum(at > a_year_ago for at in times), max(times, default=None), bounds.per_year if bounds else UNSAID)


def _has_room(load: Load, bounds: Bounds | None, on: date | None) -> bool:
    return not (_is_spent(load) or (bounds is not None and bounds.is_closed(on)))


def _is_spent(load: Load) -> bool:
    if load.per_year == MONTHLY:
        return load.last is not None and load.last > timezone.now() - A_MONTH
    return load.per_year is not None and load.per_year < MONTHLY and load.asked >= load.per_year
