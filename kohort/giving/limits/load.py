"""How much somebody was asked: what a fair order begins with."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from django.db.models import Count, Max, Q
from django.utils import timezone

from kohort.giving.models import Limits

from .models import Approach
from .room import A_YEAR, UNSAID, WHY


class Load(NamedTuple):
    """`asked` in the last 365 days, `last` ever; `per_year` is what they said, None for as often as there is need."""

    asked: int
    last: datetime | None
    per_year: int | None


def loads(people: Collection[int]) -> dict[int, Load]:
    """One for each of `people` (ids), whether or not they were ever asked."""
    rows = Approach.objects.trusted(WHY).filter(person_id__in=people).values("person_id")
    recent = Count("pk", filter=Q(at__gt=timezone.now() - A_YEAR))
    told = rows.annotate(asked=recent, last=Max("at")).values_list("person_id", "asked", "last")
    known = {one: (asked, last) for one, asked, last in told}
    said = dict(Limits.objects.trusted(WHY).filter(person_id__in=people).values_list("person_id", "per_year"))
    return {one: Load(*known.get(one, (0, None)), said.get(one, UNSAID)) for one in people}
