"""The round of the day: once a day, never two of it, and a fault today does not end it for ever."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from kohort.site import daily
from tests.jobs import run_jobs

CALLED = []


def called():
    CALLED.append(timezone.now())


@pytest.fixture
def rounds(db, settings, time_machine):
    """`rounds(hours=…)`: let time pass, do what waits; how many rounds were made in all."""
    settings.DAILY = [f"{__name__}.called"]
    CALLED.clear()
    time_machine.move_to(timezone.now(), tick=False)

    def after(**passed):
        time_machine.shift(timedelta(**passed))
        run_jobs()
        return len(CALLED)

    return after


def test_one_a_day(rounds):
    daily.plan(timezone.now())
    assert [rounds(hours=0), rounds(hours=23), rounds(hours=2), rounds(hours=24)] == [1, 1, 2, 3]


def test_a_worker_that_starts_again_plans_no_second_one(rounds):
    for _ in range(3):
        daily.plan(timezone.now())
    assert rounds(hours=0) == 1
    daily.plan(timezone.now())
    assert DBTaskResult.objects.ready().count() == 0
    assert rounds(hours=25) == 2


def test_a_fault_today_leaves_tomorrow_planned(rounds, settings):
    settings.DAILY = ["kohort.site.tests.test_daily.missing"]
    daily.plan(timezone.now())
    with pytest.raises(AssertionError):
        rounds(hours=0)
    DBTaskResult.objects.failed().delete()
    settings.DAILY = [f"{__name__}.called"]
    assert rounds(hours=25) == 1
