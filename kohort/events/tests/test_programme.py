"""The programme: parts by the clock of the event, speakers from anywhere, members linked once they have said yes."""

from copy import copy
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from kohort.activity.models import Happening
from kohort.events.models import Event, Item, Speaker
from kohort.events.planning.moved import move_along
from kohort.people.jobs import rebuild
from tests.gatherings import gathering
from tests.jobs import run_jobs

WHY = "test"
OSLO = ZoneInfo("Europe/Oslo")


@pytest.fixture
def event(cast):
    return gathering(cast.here, organiser=cast.stein, starts=datetime(2031, 3, 5, 18, tzinfo=OSLO))


@pytest.fixture
def item(event):
    return Item.objects.create(event=event, title="The talk", at=event.starts)


def plan(event, page="programme/"):
    return f"/nordvik/events/{event.key}/plan/{page}"


def page(event):
    return f"/nordvik/events/{event.key}/"


def test_parts_stand_by_the_clock_of_the_event(cast, event, browse):
    """Its own, in Helsinki or Oslo; what has no time comes last."""
    client = browse("stein")
    for title, time in [("Mingling", ""), ("Food", "20:00"), ("Welcome", "18:15")]:
        client.post(plan(event), {"title": title, "time": time})
    client.post(plan(event), {"title": "Food", "time": "20:00"})  # pressed twice
    food = Item.objects.trusted(WHY).get(title="Food")
    assert food.at == datetime(2031, 3, 5, 20, tzinfo=OSLO)
    Event.objects.trusted(WHY).filter(pk=event.pk).update(zone="Europe/Helsinki")
    told = browse("ada").get(page(event)).text
    assert told.index("Welcome") < told.index("Food") < told.index("Mingling")
    assert "9 p.m." in told


def test_after_midnight_is_the_night_of_the_event(cast, browse):
    starts = datetime(2031, 3, 5, 22, tzinfo=OSLO)
    event = gathering(cast.here, organiser=cast.stein, starts=starts, ends=starts + timedelta(hours=5))
    browse("stein").post(plan(event), {"title": "Last dance", "time": "01:30"})
    assert Item.objects.trusted(WHY).get().at == datetime(2031, 3, 6, 1, 30, tzinfo=OSLO)


def test_several_days_are_asked_for_and_shown(cast, event, browse):
    Event.objects.trusted(WHY).filter(pk=event.pk).update(ends=event.starts + timedelta(days=1))
    browse("stein").post(plan(event), {"title": "Breakfast", "day": "2031-03-06", "time": "09:00"})
    assert Item.objects.trusted(WHY).get().at == datetime(2031, 3, 6, 9, tzinfo=OSLO)
    assert "March 6, 2031" in browse("ada").get(page(event)).text


def test_it_moves_along_with_the_day(event, item):
    """Four weeks later and an hour earlier: the talk is at six still. Spring forward lies between."""
    later = copy(event)
    later.starts = datetime(2031, 4, 2, 17, tzinfo=OSLO)
    move_along(event, later)
    assert Item.objects.trusted(WHY).get().at == datetime(2031, 4, 2, 18, tzinfo=OSLO)


def test_a_part_is_changed_and_removed(cast, event, item, browse):
    client, address = browse("stein"), plan(event, f"programme/{item.key}/")
    assert "Write what happens" in client.post(address, {"do": "save", "title": "", "words": "Kept"}).text
    client.post(address, {"do": "save", "title": "A better talk", "time": "18:30"})
    item.refresh_from_db(from_queryset=Item.objects.trusted(WHY))
    assert (item.title, item.at.astimezone(OSLO).hour) == ("A better talk", 18)
    client.post(address, {"do": "remove"})
    assert not Item.objects.trusted(WHY).exists()


def test_a_member_is_linked_once_they_have_agreed(cast, event, item, browse):
    """Found by name and asked on the page of the event; others read the name once they have said yes."""
    rebuild.enqueue()
    run_jobs()
    client, address = browse("stein"), plan(event, f"programme/{item.key}/")
    assert cast.cy.key in client.get(address, {"q": "Åsen"}).text
    client.post(f"{address}speaker/", {"person": cast.cy.key, "title": "Economist"})
    speaker = Speaker.objects.trusted(WHY).get()
    assert Happening.objects.trusted(WHY).get(verb="speaker.asked").about_id == cast.cy.pk
    link = f"/nordvik/people/{cast.cy.key}/"
    assert "Economist" not in browse("ada").get(page(event)).text
    assert "Economist" in browse("stein").get(page(event)).text
    own = f"{page(event)}speaking/{speaker.key}/"
    assert browse("ada").post(own, {"do": "agree"}).status_code == 404
    assert own in browse("cy").get(page(event)).text
    browse("cy").post(own, {"do": "agree"})
    assert link in browse("ada").get(page(event)).text
    cast.cy.hide()
    assert "Economist" not in browse("ada").get(page(event)).text
    browse("cy").post(own, {"do": "off"})
    assert not Speaker.objects.trusted(WHY).exists()


def test_who_hides_is_not_asked(cast, event, item, browse):
    answer = browse("stein").post(plan(event, f"programme/{item.key}/speaker/"), {"person": cast.hedda.key})
    assert answer.status_code == 404
    assert not Speaker.objects.trusted(WHY).exists()


def test_who_does_not_plan_it_changes_nothing(cast, event, item, browse):
    other = gathering(cast.here, organiser=cast.ada)
    assert browse("ada").post(plan(event), {"title": "Mine"}).status_code == 404
    assert browse("ada").post(plan(other, f"programme/{item.key}/"), {"do": "remove"}).status_code == 404
    assert Item.objects.trusted(WHY).count() == 1
