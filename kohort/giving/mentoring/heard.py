"""When something was last heard of a pair, and whether it has been silent for too long."""

from collections.abc import Collection
from datetime import date

from django.db.models import Max
from django.utils import timezone

from .checks import SILENT
from .models import Round
from .pairs import Check, Meeting, Pair

WHY = "whoever runs a round looks after its pairs"


def last_heard(one: Round, pairs: Collection[Pair]) -> dict[int, date]:
    """The day, by pair, of a round: they met, one of them answered, or they began. All pairs have begun."""
    ids = [pair.pk for pair in pairs]
    met = Meeting.objects.trusted(WHY).filter(pair__in=ids, on__lte=timezone.localdate())
    said = Check.objects.trusted(WHY).filter(pair__in=ids, answered__isnull=False)
    days = {pair.pk: max(one.begins, timezone.localdate(pair.begun)) for pair in pairs}
    for pk, day in met.values_list("pair_id").annotate(Max("on")):
        days[pk] = max(days[pk], day)
    for pk, at in said.values_list("pair_id").annotate(Max("answered")):
        days[pk] = max(days[pk], timezone.localdate(at))
    return days


def is_silent(pair: Pair, heard: date, today: date) -> bool:
    """A pair that runs and of which nothing was heard for thirty days. A talk has its hour, and is not asked about."""
    return pair.ended is None and pair.starts is None and today - heard >= SILENT
