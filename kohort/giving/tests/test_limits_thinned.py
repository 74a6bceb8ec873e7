"""What no window counts any more is let go, and everything that is still asked of it has the same answer."""

from datetime import timedelta

from django.utils import timezone

from kohort.giving.desk.unused import unused
from kohort.giving.limits.load import loads
from kohort.giving.limits.models import Approach
from kohort.giving.limits.sweeping import sweep
from kohort.giving.models import Offer
from tests.cast import fact

WHY = "a test looks at everything"


def asked(person, *ages, kind="expert", what="ask"):
    for age in ages:
        Approach.objects.create(person=person, what=what, kind=kind, at=timezone.now() - timedelta(days=age))


def left(person) -> list[tuple[str, int]]:
    rows = Approach.objects.trusted(WHY).filter(person=person).order_by("kind", "-at")
    return [(row.kind, (timezone.now() - row.at).days) for row in rows]


def test_the_last_of_each_kind_stays_and_what_is_younger(cast, viewer):
    asked(cast.ada, 10, 399, 401, 900)
    asked(cast.ada, 500, 600, kind="mentor")
    asked(cast.bo, 500)
    fact(Offer, cast.ada, kind="mentor", recorded=timezone.now() - timedelta(days=550))
    before = loads([cast.ada.pk, cast.bo.pk]), list(unused(viewer("kari")))
    sweep(), sweep()
    assert left(cast.ada) == [("expert", 10), ("expert", 399), ("mentor", 500)]
    assert left(cast.bo) == [("expert", 500)]
    assert (loads([cast.ada.pk, cast.bo.pk]), list(unused(viewer("kari")))) == before
