"""A month of two houses on one page: what both do for everybody, looked at by house, town and language."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from kohort.events.models import Campaign, CheckIn, House, Seat
from tests.cast import CANARY
from tests.gatherings import gathering

from .reading import parsed

PUBLIC = {"audience": "public"}


@pytest.fixture
def month(cast):
    """November 2027 at Nordvik; Sundby takes part, too."""
    campaign = Campaign(
        institution=cast.here,
        key="november",
        names={"en": "Alumni month", "nb": "Alumnimåned"},
        first=date(2027, 11, 1),
        last=date(2027, 11, 30),
    )
    campaign.start(cast.kari.account_id)
    campaign.ask(cast.there, cast.kari.account_id).agree(cast.selma.account_id)
    return campaign


def on(day, hour=17, month=11):
    return datetime(2027, month, day, hour, tzinfo=UTC)


@pytest.fixture
def events(cast, month):
    """By title; a town, a language and days that make a difference."""
    here, there, both = (cast.here, ()), (cast.there, ()), (cast.here, (cast.there,))
    given = [
        ("Breakfast", here, {"town": "Nordvik", "language": "nb", "starts": on(3)}),
        ("Sauna", there, {"town": "Sundby", "language": "fi", "starts": on(3, 18), "zone": "Europe/Helsinki"}),
        ("Together", both, {"online_link": "https://video.example.org/secret-room", "starts": on(20)}),
        ("First night", here, {"starts": on(31, 23, 10) + timedelta(minutes=30)}),  # half past midnight in Oslo
        ("Off", here, {"starts": on(25), "cancelled": timezone.now()}),
    ]
    return {title: gathering(home, title=title, others=o, **PUBLIC, **more) for title, (home, o), more in given}


@pytest.fixture
def shown(browse):
    """The titles on the page, in order, and the whole of it."""

    def at(query="", house="nordvik", who=None):
        page = browse(who).get(f"/{house}/campaigns/november/{query}").content.decode()
        return re.findall(r'class="whole"[^>]*>([^<]+)</a>', page), page

    return at


def test_one_calendar_under_every_house(shown, events):
    titles, page = shown()
    assert titles == ["First night", "Breakfast", "Sauna", "Together", "Off"]
    assert shown(house="sundby")[0] == titles
    assert f'href="/sundby/events/{events["Sauna"].key}/"' in page  # the event at its home
    assert "4 events" in page
    assert "2 institutions" in page
    assert "secret-room" not in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?house=sundby", ["Sauna", "Together"]),
        ("?place=Nordvik", ["Breakfast"]),
        ("?place=online", ["Together"]),
        ("?language=fi", ["Sauna"]),
        ("?house=nordvik&language=fi", []),
        ("?house=nowhere", []),
    ],
)
def test_looking_for_something(shown, events, query, found):
    """The same in the calendar to take along."""
    titles, page = shown(query)
    assert titles == found
    assert ("Nothing like that" in page) == (not found)


def test_files_hold_what_is_looked_for(browse, events):
    found = parsed(browse().get("/sundby/campaigns/november/calendar.ics?place=Sundby").content)
    assert [one["summary"] for one in found["events"]] == [["Sauna"]]
    feed = browse().get("/nordvik/campaigns/november/feed.atom?language=fi").content.decode()
    assert "Sauna" in feed
    assert "Breakfast" not in feed


def test_no_more_than_what_each_house_announces_to_everybody(cast, month, shown):
    """Whoever looks, with whatever role: events for members of a house never are on the page."""
    day = {"starts": on(10)}
    gathering(cast.there, title=CANARY, **day)
    gathering(cast.there, title=CANARY, audience="groups", **day)
    gathering(cast.there, title=CANARY, published=None, **PUBLIC, **day)
    gathering(cast.here, title=CANARY, starts=on(1, 12, 12), **PUBLIC)
    gathering(cast.there, title="For everybody", **PUBLIC, **day)
    for who in (None, "ada", "kari", "selma"):
        titles, page = shown(who=who)
        assert titles == ["For everybody"]
        assert CANARY not in page.partition("<main")[2]


def test_a_house_that_has_not_agreed_or_has_left(cast, month, events, shown, browse):
    House.objects.filter(institution=cast.there).update(agreed=None)
    assert "Sauna" not in shown()[0]
    assert browse().get("/sundby/campaigns/november/").status_code == 404
    assert browse().get("/sundby/campaigns/november/calendar.ics").status_code == 404


def test_figures_are_for_who_takes_part_and_heads_are_rounded(cast, events, browse, shown):
    for number in range(12):
        seat = Seat.objects.create(
            event=events["Breakfast"], name="X", email=f"x{number}@x.no", state="going", turn=number
        )
        CheckIn.objects.create(event=events["Breakfast"], seat=seat, mark=str(number))
    page = browse("kari").get("/nordvik/desk/campaigns/november/").content.decode()
    assert re.findall(r"<dd>([^<]+)</dd>", page)[:4] == ["4", "2", "2", "about 10"]
    assert "about 10" not in shown()[1]
    House.objects.filter(institution=cast.there).update(agreed=None)
    assert "about 10" not in browse("selma").get("/sundby/desk/campaigns/november/").content.decode()


def test_as_many_queries_for_many(cast, events, browse, django_assert_num_queries):
    client, asked = browse(), 8
    with django_assert_num_queries(asked):
        client.get("/nordvik/campaigns/november/")
    for _one in range(5):
        gathering(cast.there, starts=on(7), **PUBLIC)
    with django_assert_num_queries(asked):
        client.get("/nordvik/campaigns/november/")
