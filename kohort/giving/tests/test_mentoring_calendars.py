"""A talk and a meeting of mentoring go into the calendars of the two, change there, and end there."""

from datetime import date, timedelta

import icalendar
import pytest
from django.utils import timezone

from kohort.giving.mentoring.ending import end
from kohort.giving.models import Meeting, Pair

from .mentorings import mentoring, takes_part, together


@pytest.fixture
def talk(cast):
    one = mentoring(cast.here, "flash")
    return together(one, takes_part(one, cast.ada, "mentor"), takes_part(one, cast.stein))


def at(pair):
    return f"/nordvik/mentoring/pairs/{pair.key}/"


def entry(answer) -> icalendar.Event:
    assert answer.headers["Content-Type"].startswith("text/calendar")
    return icalendar.Calendar.from_ical(answer.content).events[0]


def set_time(client, pair, clock):
    day = timezone.localdate() + timedelta(days=7)
    client.post(at(pair), {"do": "time", "day": str(day), "time": clock})
    return day


def test_a_talk_changes_and_ends_in_the_calendars_of_both(cast, browse, viewer, talk):
    path = at(talk) + "talk.ics"
    assert browse("ada").get(path).status_code == 404
    set_time(browse("ada"), talk, "14:30")
    assert f'href="{path}"' in browse("stein").get(at(talk)).content.decode()
    first = entry(browse("stein").get(path))
    assert (first["summary"], first.start.strftime("%H:%M")) == ("Talk with Ada Ødegård", "14:30")
    assert first.end - first.start == timedelta(minutes=30)
    assert "ada@nordvik.example.org" in first["description"]
    set_time(browse("ada"), talk, "15:00")
    again = entry(browse("ada").get(path))
    assert (again["summary"], again["uid"]) == ("Talk with Stein Strand", first["uid"])
    end(Pair.objects.trusted("a test").get(), viewer("stein"))
    ended = entry(browse("ada").get(path))
    assert (ended["uid"], ended["status"]) == (first["uid"], "CANCELLED")
    assert first["sequence"] < again["sequence"] < ended["sequence"]
    assert "stein@nordvik" not in ended["description"]


def test_nobody_else_has_it(browse, talk):
    set_time(browse("ada"), talk, "14:30")
    for other in ("bo", "kari", "selma"):
        assert browse(other).get(at(talk) + "talk.ics").status_code in (403, 404)


def test_a_meeting_is_a_day_or_an_hour(cast, browse):
    one = mentoring(cast.here, days=-40)
    pair = together(one, takes_part(one, cast.ada, "mentor"), takes_part(one, cast.stein))
    day, stein = timezone.localdate() + timedelta(days=3), browse("stein")
    stein.post(at(pair), {"do": "met", "on": str(day), "minutes": "90"})
    key = Meeting.objects.trusted("a test").get().key
    assert f'href="{at(pair)}meeting.ics?meeting={key}"' in stein.get(at(pair)).content.decode()
    whole = entry(stein.get(f"{at(pair)}meeting.ics?meeting={key}"))
    assert (whole["summary"], whole.start, type(whole.start)) == ("Meeting with Ada Ødegård", day, date)
    stein.post(at(pair), {"do": "met", "on": str(day), "at": "10:15", "minutes": "90"})
    hour = entry(browse("ada").get(f"{at(pair)}meeting.ics?meeting={key}"))
    assert (hour.start.strftime("%H:%M"), hour.end - hour.start) == ("10:15", timedelta(minutes=90))
    assert (hour["uid"], hour["sequence"]) == (whole["uid"], whole["sequence"] + 1)
    assert browse("ada").get(f"{at(pair)}meeting.ics?meeting=nothing").status_code == 404
    assert browse("bo").get(f"{at(pair)}meeting.ics?meeting={key}").status_code in (403, 404)
