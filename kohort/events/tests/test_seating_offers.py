"""How long an offered place is kept: as the hosts said, less when the event is near, never past its start."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from kohort.events.seats.models import Seat
from kohort.events.seats.seating import Who, give_up, join, settle
from kohort.events.seats.sweeping import sweep
from tests.gatherings import gathering
from tests.jobs import run_jobs

OSLO = ZoneInfo("Europe/Oslo")


@pytest.fixture
def queue(cast):
    """`queue(**fields)`: an event with one place, who has it, and who waits."""

    def make(**fields):
        event = gathering(cast.here, capacity=1, **fields)
        early = event.starts - timedelta(days=30)
        seats = [join(event, Who(one, "x"), now=early) for one in (cast.ada, cast.bo, cast.cy)]
        return event, *seats

    return make


def now_of(seat):
    return Seat.objects.trusted("test").get(pk=seat.pk)


@pytest.mark.parametrize(("hours_left", "kept"), [(100, 24.0), (48, 24.0), (10, 5.0), (0.5, 0.5), (0.25, 0.25)])
def test_it_is_shorter_when_the_event_is_near(queue, hours_left, kept):
    event, ada, bo, _cy = queue()
    moment = event.starts - timedelta(hours=hours_left)
    give_up(ada, now=moment)
    assert now_of(bo).offered_until - moment == timedelta(hours=kept)


def test_nothing_is_offered_from_the_start_on(queue):
    event, ada, bo, cy = queue()
    give_up(ada, now=event.starts - timedelta(minutes=10))
    assert now_of(bo).offered_until == event.starts
    settle(event.pk, event.starts)
    assert [now_of(one).state for one in (bo, cy)] == ["expired", "waiting"]


def test_an_event_that_is_moved_takes_its_offers_along(queue):
    event, ada, bo, _cy = queue()
    give_up(ada)
    earlier = timezone.now() + timedelta(hours=2)
    type(event).objects.trusted("test").filter(pk=event.pk).update(starts=earlier)
    settle(event.pk)
    assert now_of(bo).offered_until == earlier


@pytest.mark.parametrize("month", [3, 10])
def test_a_day_is_24_hours_when_the_clock_changes(queue, month):
    sunday = datetime(2027, month, 28 if month == 3 else 31, tzinfo=OSLO)
    _event, ada, bo, _cy = queue(starts=sunday + timedelta(days=20))
    give_up(ada, now=sunday - timedelta(hours=12))
    kept = now_of(bo).offered_until - (sunday - timedelta(hours=12)).astimezone(UTC)
    assert kept == timedelta(hours=24)


def test_it_passes_on_by_itself(queue):
    _event, ada, bo, cy = queue()
    give_up(ada)
    (job,) = DBTaskResult.objects.filter(task_path="kohort.events.seats.jobs.settle")
    assert job.run_after == now_of(bo).offered_until
    run_jobs()
    assert now_of(bo).state == "offered"
    yesterday = timezone.now() - timedelta(days=1)
    Seat.objects.trusted("test").filter(pk=bo.pk).update(offered_until=yesterday)
    DBTaskResult.objects.filter(pk=job.pk).update(run_after=yesterday)
    run_jobs()
    assert [now_of(one).state for one in (bo, cy)] == ["expired", "offered"]


def test_a_lost_job_is_made_up_for(queue):
    _event, ada, bo, cy = queue()
    give_up(ada)
    DBTaskResult.objects.all().delete()
    Seat.objects.trusted("test").filter(pk=bo.pk).update(offered_until=timezone.now())
    sweep()
    assert [now_of(one).state for one in (bo, cy)] == ["expired", "offered"]
