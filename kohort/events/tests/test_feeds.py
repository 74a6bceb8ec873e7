"""What an institution does for everybody, as a calendar and for feed readers; asking again is cheap."""

from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from kohort.events.planning.changing import touch
from tests.cast import CANARY
from tests.gatherings import gathering

from .reading import lines, parsed, value

ATOM = "{http://www.w3.org/2005/Atom}"
PUBLIC = {"audience": "public"}
DAY = timedelta(days=1)


@pytest.fixture
def events(cast):
    """Three for everybody, of which one is over and one cancelled; and four that are no passer-by's business."""
    now = timezone.now()
    gathering(cast.here, title="For members")
    gathering(cast.here, title="A draft", published=None, **PUBLIC)
    gathering(cast.here, title="Long over", starts=now - 100 * DAY, **PUBLIC)
    gathering(cast.here, title="Long cancelled", cancelled=now - 31 * DAY, **PUBLIC)
    gathering(cast.there, title=CANARY, **PUBLIC)
    return [
        gathering(cast.here, title="Just over", starts=now - 80 * DAY, published=now - 90 * DAY, **PUBLIC),
        gathering(cast.here, title="Called off", starts=now + DAY, cancelled=now - 2 * DAY, **PUBLIC),
        gathering(
            cast.here,
            title="Talk & <food>",
            about="Bring *friends* <b>too</b>.",
            topics=["AI"],
            language="fi",
            **PUBLIC,
        ),
    ]


def test_the_calendar_of_an_institution(browse, events):
    answer = browse().get("/nordvik/events/calendar.ics")
    found = parsed(answer.content)
    told = [(one["uid"][0].split("@")[0], one["status"][0]) for one in found["events"]]
    assert told == [(events[0].key, "CONFIRMED"), (events[1].key, "CANCELLED"), (events[2].key, "CONFIRMED")]
    assert found["refresh-interval"] == "PT6H"
    assert value(answer.content, "X-PUBLISHED-TTL") == "PT6H"
    assert answer.headers["Content-Language"] == "nb"  # the house's, whoever asks
    assert {line for line in lines(answer.content) if line.startswith("URL:")} == {
        f"URL:http://localhost:8000/nordvik/events/{event.key}/" for event in events
    }


def test_what_has_not_changed_is_not_sent_again(browse, events):
    """A change and an event more are; so is one less, which makes nothing newer."""
    client = browse()
    first = client.get("/nordvik/events/calendar.ics")
    tag = {"If-None-Match": first.headers["ETag"]}
    again = client.get("/nordvik/events/calendar.ics", headers=tag)
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    assert parsedate_to_datetime(first.headers["Last-Modified"]) <= timezone.now()
    head = client.head("/nordvik/events/calendar.ics")
    assert (head.status_code, head.content, head.headers["ETag"]) == (200, b"", first.headers["ETag"])
    touch(events[2])
    changed = client.get("/nordvik/events/calendar.ics", headers=tag)
    assert parsed(changed.content)["events"][2]["sequence"] == [1]
    tag = {"If-None-Match": changed.headers["ETag"]}
    events[2].delete()
    assert client.get("/nordvik/events/calendar.ics", headers=tag).status_code == 200
    assert client.post("/nordvik/events/calendar.ics").status_code == 405


def test_as_many_queries_for_many(browse, events, cast, django_assert_num_queries):
    client, asked = browse(), 2  # the institution, its events
    with django_assert_num_queries(asked):
        client.get("/nordvik/events/calendar.ics")
    for _one in range(5):
        gathering(cast.here, **PUBLIC)
    with django_assert_num_queries(asked):
        client.get("/nordvik/events/feed.atom")


def test_the_atom_feed_has_what_the_standard_asks_for(browse, events):
    """RFC 4287, 4.1: id, title, updated and author; entries with an id that stays and an address."""
    answer = browse().get("/nordvik/events/feed.atom")
    assert answer.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = ElementTree.fromstring(answer.content)
    assert feed.attrib["{http://www.w3.org/XML/1998/namespace}lang"] == "nb"
    assert feed.find(f"{ATOM}link[@rel='self']").attrib["href"] == "http://localhost:8000/nordvik/events/feed.atom"
    entries = feed.findall(f"{ATOM}entry")
    for part in (feed, *entries):
        assert part.findtext(f"{ATOM}id").startswith("http://localhost:8000/nordvik/events/")
        assert datetime.fromisoformat(part.findtext(f"{ATOM}updated")).tzinfo
        assert part.findtext(f"{ATOM}title")
        assert part.findtext(f"{ATOM}author/{ATOM}name")
        assert part.find(f"{ATOM}link").attrib["href"].startswith("http://localhost:8000/")
    assert {entry.findtext(f"{ATOM}title") for entry in entries} == {event.title for event in events}
    assert entries[-1].findtext(f"{ATOM}title") == "Just over"  # the newest first
    summary = next(one.find(f"{ATOM}summary") for one in entries if "Talk" in one[0].text)
    assert summary.attrib["type"] == "html"
    assert "Bring friends &lt;b&gt;too&lt;/b&gt;." in summary.text


def test_the_rss_feed(browse, events):
    answer = browse().get("/nordvik/events/feed.rss")
    channel = ElementTree.fromstring(answer.content).find("channel")
    assert answer.headers["Content-Type"] == "application/rss+xml; charset=utf-8"
    assert channel.findtext("title")
    assert channel.findtext("link").endswith("/nordvik/events/")
    assert channel.findtext("language") == "nb"
    assert {item.findtext("title") for item in channel.findall("item")} == {event.title for event in events}
    assert all(parsedate_to_datetime(item.findtext("pubDate")) for item in channel.findall("item"))
