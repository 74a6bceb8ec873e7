"""Sign-up opens and closes at the instant that was said, on the days clocks change as well, in Oslo and in Helsinki."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from kohort.events.models import Event
from kohort.events.seats.seating import CannotJoin, Who, join
from tests.gatherings import gathering

WHY = "a test looks at everything"
SECOND = timedelta(seconds=1)
FORM = {
    "title": "Reunion",
    "language": "en",
    "begins": "18:00",
    "finishes": "21:00",
    "place": "Hall",
    "audience": "members",
    "guests_each": "0",
    "offer_hours": "24",
}
# zone, the day and time typed, the instant meant: the hour after a change, the one autumn brings twice, a plain one
SAID = [
    ("Europe/Oslo", "2027-03-28", "03:00", datetime(2027, 3, 28, 1, tzinfo=UTC)),
    ("Europe/Oslo", "2027-03-28", "18:00", datetime(2027, 3, 28, 16, tzinfo=UTC)),
    ("Europe/Oslo", "2026-10-25", "02:30", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
    ("Europe/Oslo", "2026-10-25", "18:00", datetime(2026, 10, 25, 17, tzinfo=UTC)),
    ("Europe/Helsinki", "2027-03-28", "02:59", datetime(2027, 3, 28, 0, 59, tzinfo=UTC)),
    ("Europe/Helsinki", "2027-03-28", "18:00", datetime(2027, 3, 28, 15, tzinfo=UTC)),
    ("Europe/Helsinki", "2026-10-25", "03:30", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
    ("Europe/Helsinki", "2026-10-25", "18:00", datetime(2026, 10, 25, 16, tzinfo=UTC)),
]


@pytest.fixture
def event(cast):
    with time_machine.travel(datetime(2026, 9, 1, tzinfo=UTC), tick=False):
        yield gathering(cast.here, organiser=cast.ada, place="Hall", starts=datetime(2027, 5, 1, tzinfo=UTC))


def save(client, event, zone, **said):
    typed = FORM | {"zone": zone, "day": "2027-05-01"} | said
    page = client.post(f"/nordvik/events/{event.key}/plan/", typed)
    return page, Event.objects.trusted(WHY).get(pk=event.pk)


def joins(event, person) -> bool:
    try:
        return join(event, Who(person=person)).is_live
    except CannotJoin:
        return False


@pytest.mark.parametrize(("zone", "day", "time", "instant"), SAID)
def test_sign_up_opens_at_the_instant_that_was_said(cast, browse, event, zone, day, time, instant):
    _page, event = save(browse("ada"), event, zone, sign_up_from_0=day, sign_up_from_1=time)
    assert event.opens == instant
    with time_machine.travel(instant - SECOND, tick=False):
        assert not joins(event, cast.bo)
    with time_machine.travel(instant, tick=False):
        assert joins(event, cast.bo)


@pytest.mark.parametrize(("zone", "day", "time", "instant"), SAID[1::4])
def test_and_closes_so(cast, browse, event, zone, day, time, instant):
    _page, event = save(browse("ada"), event, zone, sign_up_until_0=day, sign_up_until_1=time)
    with time_machine.travel(instant - SECOND, tick=False):
        assert joins(event, cast.bo)
    with time_machine.travel(instant, tick=False):
        assert not joins(event, cast.cy)


@pytest.mark.parametrize(("zone", "time"), [("Europe/Oslo", "02:30"), ("Europe/Helsinki", "03:30")])
def test_a_time_that_spring_skips_is_refused(browse, event, zone, time):
    page, kept = save(browse("ada"), event, zone, sign_up_from_0="2027-03-28", sign_up_from_1=time)
    assert f"there is no {time}" in str(page.context["sheet"].form.errors["sign_up_from"])
    assert kept.opens is None


def test_a_form_reads_back_what_was_typed_by_the_clock_of_the_event(browse, event):
    _page, event = save(browse("ada"), event, "Europe/Helsinki", sign_up_from_0="2026-10-25", sign_up_from_1="18:00")
    form = browse("ada").get(f"/nordvik/events/{event.key}/plan/").context["sheet"].form
    assert str(form["begins"].value()) == "18:00:00"
    assert form["sign_up_from"].value() == datetime(2026, 10, 25, 18)


def test_half_a_moment_is_no_moment(browse, event):
    page, _kept = save(browse("ada"), event, "Europe/Oslo", sign_up_from_0="2026-10-25")
    assert "both a date and a time" in str(page.context["sheet"].form.errors["sign_up_from"])
