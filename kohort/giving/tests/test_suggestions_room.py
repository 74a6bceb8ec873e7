"""Who may be asked is one rule in two forms: a query for the whole house, and in memory for people at hand."""

from datetime import timedelta
from itertools import product

import pytest
from django.utils import timezone

from kohort.giving.limits.asking import busy
from kohort.giving.limits.models import Approach
from kohort.giving.models import Limits
from kohort.giving.suggesting.room import standing

from .offering import many

PER_YEAR, ASKED = (0, 1, 3, 12, 20, None), ((), (10,), (40,), (10, 40, 300), (300, 350, 363, 364), (364, 370))


@pytest.fixture
def everybody(cast):
    """Each limit with each past, one who has paused until tomorrow, until today, and two with months off."""
    today, tomorrow = timezone.localdate(), timezone.localdate() + timedelta(days=1)
    limits = [({"per_year": one}, past) for one, past in product(PER_YEAR, ASKED)]
    limits += [({"paused_until": day}, ()) for day in (today, tomorrow)]
    limits += [({"months_off": off}, ()) for off in ([2, 12], [1, 2])] + [(None, past) for past in ASKED]
    people = dict(zip(many(cast.here, len(limits)), limits, strict=True))
    common = {"institution": cast.here, "source": "owner"}
    Limits.objects.bulk_create(Limits(person=one, **own, **common) for one, (own, _past) in people.items() if own)
    times = ((one, timezone.now() - timedelta(days=days)) for one, (_own, past) in people.items() for days in past)
    Approach.objects.bulk_create(Approach(person=one, what=Approach.For.ASK, at=at) for one, at in times)
    return {person.pk: how for person, how in people.items()}


def test_both_forms_say_the_same(cast, everybody):
    for on in (None, *(timezone.localdate().replace(month=month, day=1) for month in (1, 2, 12))):
        occupied = set(busy(cast.here.pk, on=on).filter(pk__in=list(everybody)).values_list("pk", flat=True))
        free = standing(list(everybody), on)
        assert [how for pk, how in everybody.items() if (pk in occupied) == (pk in free)] == []
        assert 0 < len(occupied) < len(everybody)
