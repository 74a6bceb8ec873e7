"""The page of an event: who finds it, what it tells, and to whom it shows the way in online."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kohort.events.models import Event, Host, Seat
from tests.cast import CANARY
from tests.circles import circle
from tests.gatherings import gathering

LINK = "https://video.example.org/secret-room"


def path(event, house="nordvik"):
    return f"/{house}/events/{event.key}/"


def coming(event, person, **more):
    fields = {"name": person.name, "state": Seat.State.GOING, "turn": 1, "shown": True} | more
    return Seat.objects.create(event=event, person=person, **fields)


def test_it_tells_what_one_decides_by(cast, browse):
    board = circle(cast.here, cast.ada, name="Historians' board")
    told = {"place": "Samfundet", "town": "Trondheim", "map_link": "https://maps.example.org/x", "price": "100 kroner"}
    event = gathering(cast.here, group=board, about="Come *hungry*.", payment_link="https://pay.example.org/", **told)
    page = browse("ada").get(path(event)).content.decode()
    for words in (event.title, "Samfundet, Trondheim", "maps.example.org", "100 kroner", "pay.example.org"):
        assert words in page
    assert "<em>hungry</em>" in page
    assert "Historians&#x27; board" in page
    assert "(3 h)" in page


def test_a_host_that_is_no_ones_to_open_is_named_and_leads_nowhere(cast, browse):
    for admits, is_open in (("open", True), ("invitation", False)):
        group = circle(cast.here, cast.ada, name=f"Board {admits}", admits=admits)
        event = gathering(cast.here, group=group)
        assert group.name in browse("bo").get(path(event)).text
        assert (group.key in browse("bo").get(path(event)).text) is is_open
        assert group.key in browse("ada").get(path(event)).text


def test_a_stranger_finds_what_is_public_and_nothing_else(cast, browse):
    public, closed = (gathering(cast.here, audience=one) for one in (Event.Audience.PUBLIC, Event.Audience.MEMBERS))
    assert browse("selma").get(path(public)).status_code == 200
    assert browse("selma").get(path(closed)).status_code == 404
    assert browse().get(path(public)).status_code == 200
    assert browse().get(path(closed)).status_code == 404
    assert browse("ada").get(path(public, "sundby")).status_code == 404


def test_a_draft_is_for_those_who_plan_it(cast, browse):
    event = gathering(cast.here, organiser=cast.ada, published=None)
    assert b"Only those who plan it see this" in browse("ada").get(path(event)).content
    assert browse("bo").get(path(event)).status_code == 404
    assert browse("kari").get(path(event)).status_code == 404


def test_another_house_shows_it_once_it_has_agreed(cast, browse):
    event = gathering(cast.here, audience=Event.Audience.PUBLIC)
    asked = Host.objects.create(event=event, institution=cast.there)
    assert browse("selma").get(path(event, "sundby")).status_code == 404
    Host.objects.trusted("test").filter(pk=asked.pk).update(agreed=timezone.now())
    assert cast.there.name in browse("selma").get(path(event, "sundby")).content.decode()


@pytest.mark.parametrize("state", [state for state in Seat.State if state != Seat.State.GOING])
def test_the_link_is_for_those_who_come(cast, browse, state):
    event = gathering(cast.here, online_link=LINK, audience=Event.Audience.PUBLIC)
    coming(event, cast.bo)
    coming(event, cast.cy, state=state, turn=2)
    assert LINK in browse("bo").get(path(event)).content.decode()
    for who in ("cy", "ada", None):
        assert LINK not in browse(who).get(path(event)).content.decode()


def test_the_link_is_for_those_who_plan_it(cast, browse):
    event = gathering(cast.here, organiser=cast.ada, online_link=LINK)
    assert LINK in browse("ada").get(path(event)).content.decode()
    assert LINK not in browse("stein").get(path(event)).content.decode()


def test_cancelled_says_so_and_why(cast, browse):
    event = gathering(cast.here, cancelled=timezone.now(), cancelled_why="The speaker is ill.")
    page = browse("ada").get(path(event)).content.decode()
    assert page.count("This event is cancelled") == 1
    assert "Cancelled" not in page
    assert "The speaker is ill." in page


def test_tabs_are_for_those_who_plan_it(cast, browse, settings):
    settings.EVENT_TABS = [("events:event", "The event"), ("events:who", "Who comes")]
    event = gathering(cast.here, organiser=cast.ada)
    assert b'aria-label="This event"' in browse("ada").get(path(event)).content
    assert b'aria-label="This event"' not in browse("bo").get(path(event)).content


def test_the_page_next_door_says_nothing_of_people(cast, browse):
    event = gathering(cast.here, others=[cast.there])
    coming(event, cast.selma, name=cast.selma.name)
    coming(event, cast.bo, turn=2)
    assert CANARY not in browse("ada").get(path(event)).content.decode()
    assert "Bo Berg" not in browse("selma").get(path(event, "sundby")).content.decode()


def test_what_is_over_stays_to_be_read(cast, browse):
    event = gathering(cast.here, starts=timezone.now() - timedelta(days=400))
    assert b"This is over" in browse("ada").get(path(event)).content


def test_who_has_not_agreed_is_seen_by_nobody(cast, viewer):
    event = gathering(cast.here)
    coming(event, cast.bo, shown=False)
    assert not Seat.objects.visible_to(viewer("ada")).exists()
    assert Seat.objects.visible_to(viewer("bo")).exists()
