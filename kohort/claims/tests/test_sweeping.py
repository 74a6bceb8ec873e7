"""What somebody typed is gone 30 days after the answer, and 180 days without one. Why one was let in stays."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kohort.claims.models import Case
from kohort.claims.sweeping import sweep

from .asking import FIND, UNA, WHY

TYPED = {"given_names": "Una", "email": "una@example.net"}


def days_ago(days):
    return timezone.now() - timedelta(days=days)


def left(cast, **fields) -> Case | None:
    """What the sweep leaves of such a case."""
    case = Case.objects.create(institution=cast.here, person=cast.una, typed=TYPED, reason="Showed it.", **fields)
    sweep.func()
    return Case.objects.trusted(WHY).filter(pk=case.pk).first()


GONE = [
    {"state": "refused", "decided": 31},
    {"state": "waiting", "opened": 181},
    {"state": "code", "opened": 31},
    {"state": "over", "opened": 31},
    {"state": "done", "opened": 31},
    {"state": "granted", "decided": 31},
]
KEPT = [
    {"state": "refused", "decided": 29, "opened": 60},
    {"state": "waiting", "opened": 179},
    {"state": "code", "opened": 29},
]


def fields(spec):
    return {name: days_ago(value) if isinstance(value, int) else value for name, value in spec.items()}


@pytest.mark.parametrize("spec", GONE)
def test_it_goes(cast, spec):
    assert left(cast, **fields(spec)) is None


@pytest.mark.parametrize("spec", KEPT)
def test_it_stays_for_now(cast, spec):
    assert left(cast, **fields(spec)).typed == TYPED


@pytest.mark.parametrize("state", ["granted", "done"])
def test_why_somebody_was_let_in_stays_without_what_was_typed(cast, state):
    case = left(cast, state=state, decided=days_ago(31), by_id=cast.arne.account_id)
    assert (case.typed, case.reason, case.by_id) == ({}, "Showed it.", cast.arne.account_id)


def test_it_is_swept_by_itself(una, visitor, mailbox, clock):
    visitor.post(FIND, {**UNA, "surname": "Nobody"})
    mailbox.deliver()
    clock.shift(timedelta(days=181))
    mailbox.deliver()
    assert not Case.objects.trusted(WHY).exists()
