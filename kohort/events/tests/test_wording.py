"""When and where an event is, in a line: by the clock that hangs there, in the language of the reader."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils.translation import override

from kohort.events.models import Event
from kohort.events.wording import duration, hours, moment, spot, when, where
from kohort.institutions.models import Institution

NORWAY, FINLAND = Institution(country="NO"), Institution(country="FI")
EVENING = datetime(2026, 3, 6, 17, 0, tzinfo=UTC)  # a Friday; six o'clock in Oslo


def event(lasts=timedelta(hours=3), **more):
    return Event(institution=NORWAY, starts=EVENING, ends=EVENING + lasts, **more)


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Friday, March 6, 2026, 6 p.m.–9 p.m."), ("fi", "6. maaliskuuta 2026"), ("nn", "18:00–21:00")],
)
def test_by_the_clock_of_the_place_in_the_language_of_the_reader(language, said):
    with override(language):
        assert said in when(event())


def test_a_zone_is_told_where_the_readers_clock_shows_something_else():
    with override("en"):
        assert "time" not in when(event(zone="Europe/Stockholm"), NORWAY)
        assert when(event(), FINLAND).endswith("(Oslo time)")
        assert hours(event(zone="Europe/Helsinki"), NORWAY) == "7 p.m.–10 p.m. (Helsinki time)"


def test_a_long_evening_is_one_day_and_a_weekend_is_not():
    with override("en"):
        assert when(event(timedelta(hours=8))) == "Friday, March 6, 2026, 6 p.m.–2 a.m."
        assert "Sunday, March 8, 2026, 6 p.m." in when(event(timedelta(days=2)))
        assert hours(event(timedelta(days=2)), NORWAY) == when(event(timedelta(days=2)))


def test_the_clocks_that_change_meanwhile_move_nothing():
    summer = datetime(2026, 3, 29, 16, 0, tzinfo=UTC)  # six o'clock again, after the night in which they change
    with override("en"):
        assert moment(event(), summer) == "Sunday, March 29, 2026, 6 p.m."


def test_how_long():
    with override("en"):
        assert duration(event(timedelta(minutes=90))) == "1 h 30 min"
        assert duration(event(timedelta(days=2))) == ""


def test_where_in_full_and_in_short_and_never_the_link():
    told = {"place": "Samfundet", "street": "Elgeseter gate 1", "town": "Trondheim"}
    link = {"online_link": "https://video.example.org/secret"}
    with override("en"):
        assert where(event(**told)) == "Samfundet, Elgeseter gate 1, Trondheim"
        assert spot(event(**told, **link)) == "Samfundet, Trondheim and online"
        assert where(event(**link)) == "Online"
        assert where(event()) == "The place is not decided yet"
