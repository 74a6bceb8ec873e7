"""An event in a calendar program that is not ours: its time by the clock of its place, its words, its changes."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from kohort.events.calendars import ics
from kohort.events.models import Seat
from tests.gatherings import gathering

from .reading import lines, parsed, value

FINNISH = "Yöllinen höyläysseminaari: pöytä, äly; ja \\ tähtitiede – " * 2


@pytest.fixture
def event(cast):
    return gathering(
        cast.here,
        title=FINNISH.strip(),
        language="fi",
        about="**Tule** mukaan,\nkaikki; ystävät\n\n- yksi\n- kaksi",
        zone="Europe/Helsinki",
        starts=datetime(2027, 3, 26, 16, tzinfo=UTC),
        sequence=3,
        place="Sali, 2. krs",
        town="Turku",
        lat=60.4515,
        lon=22.2687,
        online_link="https://video.example.org/secret-room",
        topics=["AI, äly", "yö"],
        audience="public",
    )


def seat_of(event, person, state):
    return Seat.objects.create(event=event, person=person, name=person.name, state=state, turn=1)


def test_what_another_program_reads(event):
    file = ics.one(event)
    found = parsed(file)
    (read,) = found["events"]
    assert (found["method"], found["version"]) == ("PUBLISH", "2.0")
    assert read["uid"] == [f"{event.key}@localhost"]
    assert read["sequence"] == [3]
    assert read["status"] == ["CONFIRMED"]
    assert read["summary"] == [event.title]
    assert read["description"][0].startswith("Tule mukaan,\nkaikki; ystävät\n\nyksi\nkaksi\n\n")
    assert read["location"] == ["Sali, 2. krs, Turku"]
    assert read["geo"] == [60.4515, 22.2687]
    assert read["categories"] == ["AI, äly", "yö"]
    assert read["organizer"][0].startswith("mailto:")
    assert value(file, "SUMMARY").startswith("Yöllinen höyläysseminaari: pöytä\\, äly\\; ja \\\\ tähtitiede")


@pytest.mark.parametrize(
    ("zone", "instant", "clock"),
    [
        ("Europe/Oslo", datetime(2027, 3, 27, 17, tzinfo=UTC), "2027-03-27T18:00:00"),  # the evening before summer
        ("Europe/Oslo", datetime(2027, 3, 28, 1, 30, tzinfo=UTC), "2027-03-28T03:30:00"),  # in its first hour
        ("Europe/Helsinki", datetime(2027, 3, 28, 15, tzinfo=UTC), "2027-03-28T18:00:00"),
        ("Europe/Helsinki", datetime(2031, 10, 27, 16, tzinfo=UTC), "2031-10-27T18:00:00"),  # four years on, in winter
        ("America/New_York", datetime(2027, 3, 20, 22, tzinfo=UTC), "2027-03-20T18:00:00"),  # summer there, not here
        ("UTC", datetime(2027, 7, 1, 18, tzinfo=UTC), "2027-07-01T18:00:00Z"),
    ],
)
def test_the_clock_of_the_place_before_and_after_it_changes(cast, zone, instant, clock):
    (read,) = parsed(ics.one(gathering(cast.here, zone=zone, starts=instant)))["events"]
    assert datetime.fromisoformat(read["starts"]) == instant
    assert datetime.fromisoformat(read["ends"]) == instant + timedelta(hours=3)
    assert read["dtstart"] == [clock]
    assert read["zone"] == zone


def test_the_way_in_is_told_to_who_comes_alone(cast, event):
    waiting, coming = seat_of(event, cast.bo, "waiting"), seat_of(event, cast.ada, "going")
    assert b"secret-room" not in b"".join(map(str.encode, lines(ics.one(event))))
    assert "secret-room" not in "".join(lines(ics.one(event, attendee=waiting)))
    assert value(ics.one(event, attendee=waiting), "STATUS") == "TENTATIVE"
    (read,) = parsed(ics.one(event, attendee=coming))["events"]
    assert read["conference"] == [event.online_link]
    assert event.online_link in read["description"][0]


def test_a_cancelled_event_ends_itself_and_a_seat_given_up_ends_for_its_owner(cast, event):
    left = ics.one(event, method="CANCEL", attendee=seat_of(event, cast.ada, "cancelled"))
    assert (value(left, "METHOD"), value(left, "STATUS"), value(left, "SEQUENCE")) == ("CANCEL", "CANCELLED", "3")
    event.cancelled, event.cancelled_why, event.sequence = timezone.now(), "Nobody can come; sorry, all.", 4
    (read,) = parsed(ended := ics.one(event))["events"]
    assert value(ended, "METHOD") == "CANCEL"
    assert read["status"] == ["CANCELLED"]
    assert read["sequence"] == [4]
    assert read["summary"] == [f"Cancelled: {event.title}"]
    assert read["description"][0].startswith("Nobody can come; sorry, all.\n\n")


def test_the_file_of_an_event_is_for_who_sees_it(cast, browse):
    open_to_all = gathering(cast.here, audience="public", town="Nordvik")
    inside = gathering(cast.here)
    assert parsed(browse().get(f"/nordvik/events/{open_to_all.key}/event.ics").content)["events"][0]["location"]
    assert browse().get(f"/nordvik/events/{inside.key}/event.ics").status_code == 404
    assert browse("selma").get(f"/sundby/events/{inside.key}/event.ics").status_code == 404
    answer = browse("bo").get(f"/nordvik/events/{inside.key}/event.ics")
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="event.ics"'


def test_a_calendar_of_nothing_is_one_all_the_same(db):
    """RFC 5545, 3.6: there has to be something in it."""
    file = ics.calendar([], "Of nothing")
    assert parsed(file)["name"] == "Of nothing"
    assert "BEGIN:VTIMEZONE" in lines(file)
