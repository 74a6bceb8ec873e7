"""At the door: who is here is counted once, whoever saw them and however often they say so."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from kohort.activity.models import Happening
from kohort.events.models import CheckIn, Seat
from kohort.events.tests.doorways import seat, tonight


@pytest.fixture
def event(cast):
    """Ada plans it. Bo brings Ola and somebody, Cy comes alone, Stein waits."""
    event = tonight(cast.here, organiser=cast.ada, asks_photos=True)
    seat(event, cast.bo, "Ola", guests=2)
    seat(event, cast.cy, photos=True)
    seat(event, cast.stein, state=Seat.State.WAITING)
    return event


def door(event, rest=""):
    return f"/nordvik/events/{event.key}/door/{rest}"


def of(person):
    return Seat.objects.trusted("test").get(person=person)


def here(event):
    return CheckIn.objects.trusted("test").filter(event=event).count()


def came():
    return [one.about_id for one in Happening.objects.trusted("test").filter(verb="seat.came").order_by("pk")]


def mark(person, place=0, **more):
    return {"mark": str(uuid4()), "head": f"{of(person).key}:{place}", "at": timezone.now().isoformat(), **more}


def send(browser, event, *marks, out=()):
    body = json.dumps({"marks": marks, "out": list(out)})
    return browser.post(door(event, "sync/"), body, content_type="application/json")


def test_the_list_tells_who_is_expected_and_a_button_lets_each_in(cast, event, browse):
    browser = browse("ada")
    page = browser.get(door(event)).content.decode()
    assert "0 of 4 here" in page
    assert page.index("Cy Åsen") < page.index("Bo Berg") < page.index("+1 Ola") < page.index("Stein Strand")
    assert page.count("No pictures") == 2  # Bo’s party and Stein
    browser.post(door(event), {"in": f"{of(cast.bo).key}:1"})
    browser.post(door(event), {"in": f"{of(cast.bo).key}:1"})
    assert "1 of 4 here" in browser.get(door(event)).content.decode()
    browser.post(door(event), {"all": f"{of(cast.bo).key}:0 {of(cast.bo).key}:1 {of(cast.bo).key}:2 "})
    assert (here(event), came()) == (3, [cast.bo.pk])


def test_a_phone_may_say_it_again_and_another_may_have_seen_it_too(cast, event, browse):
    first, second = mark(cast.bo), mark(cast.bo)
    told = [send(browse("ada"), event, *marks).json() for marks in ([first], [first, mark(cast.cy)], [second])]
    assert told[1]["taken"][0] == first["mark"]
    assert told[2]["taken"] == [second["mark"]]
    assert [(one["here"], one["of"]) for one in told] == [(1, 4), (2, 4), (2, 4)]
    assert (here(event), came()) == (2, [cast.bo.pk, cast.cy.pk])


def test_the_same_twice_in_one_message_is_one(cast, event, browse):
    one = mark(cast.bo)
    assert send(browse("ada"), event, one, one, mark(cast.bo)).json()["here"] == 1


def test_a_mistake_is_undone_and_leaves_nothing_behind(cast, event, browse):
    head = f"{of(cast.cy).key}:0"
    browse("ada").post(door(event), {"in": head})
    browse("ada").post(door(event), {"out": head})
    assert (here(event), came()) == (0, [])


def test_an_old_mistake_does_not_undo_what_was_seen_later(cast, event, browse):
    send(browse("ada"), event, mark(cast.cy))
    earlier = (timezone.now() - timedelta(minutes=5)).isoformat()
    out = [{"head": f"{of(cast.cy).key}:0", "at": earlier}]
    assert send(browse("ada"), event, out=out).json()["here"] == 1


def test_the_hour_is_the_phones_as_far_as_it_can_be_right(cast, event, browse):
    earlier = timezone.now() - timedelta(minutes=20)
    send(browse("ada"), event, mark(cast.bo, at=earlier.isoformat()), mark(cast.cy, at="2061-01-01T00:00:00Z"))
    hours = dict(CheckIn.objects.trusted("test").values_list("seat__person", "at"))
    assert hours[cast.bo.pk] == earlier
    assert hours[cast.cy.pk] <= timezone.now()


@pytest.mark.parametrize(
    "body", ["", "[]", '{"marks": [{"mark": 1}], "out": []}', '{"marks": [], "out": [{"head": "x"}]}']
)
def test_what_makes_no_sense_is_refused(cast, event, browse, body):
    assert browse("ada").post(door(event, "sync/"), body, content_type="application/json").status_code == 400
    assert browse("ada").post(door(event), {"in": "x:y"}).status_code == 400


@pytest.mark.parametrize("who", [None, "bo", "tora", "arne", "selma"])
def test_nobody_else_stands_at_the_door(cast, event, browse, who):
    browser = browse(who)
    assert browser.get(door(event)).status_code == 404
    assert send(browser, event, mark(cast.cy)).status_code == 404
    assert browser.post(door(event), {"in": f"{of(cast.cy).key}:0"}).status_code == 404
    assert browser.get(door(event, f"{of(cast.cy).key}/")).status_code == 404
    assert here(event) == 0


def test_a_seat_of_another_event_is_not_let_in(cast, event, browse):
    other = tonight(cast.there)
    theirs = seat(other, cast.selma)
    send(browse("ada"), event, {**mark(cast.cy), "head": f"{theirs.key}:0"})
    assert browse("ada").get(door(event, f"{theirs.key}/")).status_code == 404
    assert here(event) + here(other) == 0


def test_nobody_comes_before_the_day(cast, event, browse):
    event.starts += timedelta(days=3)
    event.ends += timedelta(days=3)
    event.save()
    assert send(browse("ada"), event, mark(cast.cy)).json()["taken"] == []
    assert "You can check people in from" in browse("ada").get(door(event)).content.decode()


def test_who_is_searched_is_found_however_it_is_spelt(cast, event, browse):
    of_cy = f'id="{of(cast.cy).key}"'
    page = browse("ada").get(door(event), {"q": "aasen"}).content.decode()
    shown = [line for line in page.splitlines() if 'class="party"' in line and "hidden" not in line]
    assert len(shown) == 1
    assert of_cy in shown[0]


def test_who_has_cancelled_is_found_by_name_alone(cast, event, browse):
    gone = seat(event, cast.tora, state=Seat.State.CANCELLED)
    lines = browse("ada").get(door(event)).content.decode().splitlines()
    assert [line for line in lines if gone.key in line and "hidden" in line]
    found = browse("ada").get(door(event), {"q": "tora"}).content.decode().splitlines()
    assert [line for line in found if gone.key in line and "hidden" not in line]


@pytest.mark.parametrize("count", [1, 12])
def test_a_long_list_takes_no_more_queries(cast, event, browse, count, django_assert_max_num_queries):
    for number in range(count):
        seat(event, None, "Guest", name=f"Visitor {number}")
    browser = browse("ada")
    with django_assert_max_num_queries(22):
        browser.get(door(event))
