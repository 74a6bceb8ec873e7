"""A public event for search engines: true, whole, harmless, and without the way into the room."""

import json
import re
from datetime import UTC, datetime

import pytest
from django.test import RequestFactory
from django.utils import timezone

from kohort.events.calendars.panels import schema
from tests.gatherings import gathering

TITLE = 'An evening </script><script>alert("x")</script> & more'


@pytest.fixture
def told(cast):
    """{term: what the page tells of an event with these fields}, or None."""

    def of(**fields):
        request = RequestFactory().get("/")
        request.institution = cast.here
        html = schema(request, gathering(cast.here, **{"audience": "public"} | fields))
        if html is None:
            return None
        (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
        assert html.count("<script") == html.count("</script") == 1
        return json.loads(data)

    return of


def test_what_a_search_engine_reads(told):
    found = told(
        title=TITLE,
        language="nn",
        starts=datetime(2027, 3, 30, 16, tzinfo=UTC),
        place="Aulaen",
        street="Storgata 1",
        town="Nordvik",
        country="NO",
        price="150 kr",
    )
    assert (found["@type"], found["name"], found["inLanguage"]) == ("Event", TITLE, "nn")
    assert (found["startDate"], found["endDate"]) == ("2027-03-30T18:00:00+02:00", "2027-03-30T21:00:00+02:00")
    assert found["eventStatus"] == "https://schema.org/EventScheduled"
    assert found["eventAttendanceMode"] == "https://schema.org/OfflineEventAttendanceMode"
    assert found["location"][0]["name"] == "Aulaen"
    assert found["location"][0]["address"]["addressCountry"] == "NO"
    assert found["organizer"]["url"] == "http://localhost:8000/nordvik/"
    assert found["offers"]["description"] == "150 kr"
    assert "image" not in found


def test_the_way_into_the_room_is_not_told(told):
    found = told(online_link="https://video.example.org/secret-room", cancelled=timezone.now())
    assert found["location"] == [{"@type": "VirtualLocation", "url": found["url"]}]
    assert "secret-room" not in json.dumps(found)
    assert found["eventAttendanceMode"] == "https://schema.org/OnlineEventAttendanceMode"
    assert found["eventStatus"] == "https://schema.org/EventCancelled"
    assert "offers" not in found


def test_only_what_everybody_may_read(told):
    assert told(audience="members") is None
    assert told(published=None) is None


def test_the_public_page_has_it(cast, browse):
    event = gathering(cast.here, audience="public", title=TITLE)
    page = browse().get(f"/nordvik/events/{event.key}/").content.decode()
    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert json.loads(data)["name"] == TITLE
    assert f"/nordvik/events/{event.key}/event.ics" in page
