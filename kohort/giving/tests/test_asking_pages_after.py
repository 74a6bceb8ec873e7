"""An ask on its way: how it stands, who reads it, changed and taken back, held and thanked, and logged afterwards."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kohort.giving.asks.asking import accept, conclude
from kohort.giving.links import ASKED
from kohort.giving.models import Ask, Given
from kohort.people.models import Affiliation
from tests.cast import fact

from .needs import eyes, need, row, sent, states


@pytest.fixture
def tora(cast, browse):
    fact(Affiliation, cast.tora, kind=Affiliation.Kind.STAFF)
    return browse("tora")


@pytest.fixture
def agreed(cast, tora):
    ask = sent(cast.tora, cast.ada, cast.bo)
    accept(row(ask, cast.ada), "With pleasure")
    return ask


def page(ask, way=""):
    return f"/nordvik/asks/{ask.key}/{way}"


def past(ask):
    Ask.objects.trusted("test").filter(pk=ask.pk).update(starts=timezone.now() - timedelta(hours=3))


def given():
    return Given.objects.trusted("test").get()


def test_who_was_asked_is_named_and_told_apart(cast, tora):
    ask = sent(cast.tora, cast.ada, cast.bo)
    told = tora.get(page(ask)).content.decode()
    assert told.index("Ada Ødegård") < told.index("has until") < told.index("Bo Berg") < told.index("Next in line")
    assert "ada@nordvik" not in told


def test_who_was_asked_is_led_to_the_answer_and_who_waits_in_line_sees_nothing(cast, tora, browse):
    ask = sent(cast.tora, cast.ada, cast.bo)
    answer = browse("ada").get(page(ask))
    assert answer.url == ASKED.path("nordvik", row(ask, cast.ada).key)
    assert browse("bo").get(page(ask)).status_code == 404
    assert browse("arne").get(page(ask)).status_code == 200
    for way in ("who/", "edit/", "withdrawal/", "outcome/"):
        assert browse("arne").get(page(ask, way)).status_code == 404, way


def test_after_the_yes_both_reach_each_other(tora, agreed):
    told = tora.get(page(agreed)).content.decode()
    assert "Ada Ødegård said yes." in told
    assert "ada@nordvik.example.org" in told
    assert "bo@nordvik" not in told
    assert "With pleasure" in told


def test_the_room_is_set_and_nothing_else_is(tora, agreed):
    day = agreed.starts.astimezone(agreed.clock)
    said = {"day": day.date().isoformat(), "at": "12:00", "minutes": "45", "room": "Room 3", "title": "Changed"}
    assert tora.post(page(agreed, "edit/"), said).url == page(agreed)
    now = Ask.objects.trusted("test").get(pk=agreed.pk)
    assert (now.room, now.title, now.state) == ("Room 3", agreed.title, "agreed")
    assert now.sequence > agreed.sequence


def test_taken_back_by_a_button(cast, tora):
    ask = sent(cast.tora, cast.ada)
    assert tora.get(page(ask, "withdrawal/")).status_code == 200
    assert states(ask)[0] == "open"
    tora.post(page(ask, "withdrawal/"))
    assert states(ask) == ["withdrawn", "withdrawn"]


def test_held_thanked_and_counted(cast, tora, agreed):
    assert tora.get(page(agreed, "outcome/")).url == page(agreed)  # still to come
    past(agreed)
    assert "Thank you, Ada Ødegård." in tora.get(page(agreed, "outcome/")).content.decode()
    tora.post(page(agreed, "outcome/"), {"held": "yes", "words": "Two theses", "thanks": "Thanks!", "heads": "40"})
    assert (given().person_id, given().words, given().thanks, given().heads) == (
        cast.ada.pk,
        "Two theses",
        "Thanks!",
        40,
    )
    assert "Two theses" in tora.get(page(agreed)).content.decode()


def test_what_was_not_held_is_not_counted(tora, agreed):
    past(agreed)
    tora.post(page(agreed, "outcome/"), {"held": "no", "thanks": "Thanks all the same"})
    assert states(agreed)[0] == "not-held"
    assert not Given.objects.trusted("test").exists()


def test_every_way_it_may_stand_has_its_words(cast, tora):
    ask = need(cast.tora)
    for state in Ask.State.values:
        Ask.objects.trusted("test").filter(pk=ask.pk).update(state=state)
        assert tora.get(page(ask)).status_code == 200, state


def test_a_visit_of_the_past_is_logged(cast, tora):
    way = f"/nordvik/visits/new/?person={cast.ada.key}"
    today = timezone.localdate()
    said = {
        "kind": "career_talk",
        "on": (today + timedelta(days=1)).isoformat(),
        "title": "Museums",
        "thanks": "Thanks!",
    }
    assert "That day is still to come." in tora.post(way, said).content.decode()
    assert tora.post(way, said | {"on": today.isoformat()}).url == f"/nordvik/people/{cast.ada.key}/"
    assert (given().person_id, given().by_id, given().title) == (cast.ada.pk, cast.tora.pk, "Museums")


def test_asking_from_somebodys_page_is_for_who_may(cast, tora, browse):
    way = f"/nordvik/asks/new/?person={cast.ada.key}"
    assert way in tora.get(f"/nordvik/people/{cast.ada.key}/").content.decode()
    assert way not in browse("bo").get(f"/nordvik/people/{cast.ada.key}/").content.decode()


def test_what_waits_stands_on_the_hub(cast, tora, agreed, browse):
    assert page(agreed) in tora.get("/nordvik/giving/").content.decode()
    past(agreed)
    assert page(agreed, "outcome/") in tora.get("/nordvik/giving/").content.decode()
    ask = sent(cast.tora, cast.bo, title="Museums")
    need(cast.tora, title="Archives")
    hub = browse("bo").get("/nordvik/giving/").content.decode()
    assert ASKED.path("nordvik", row(ask, cast.bo).key) in hub
    assert "Archives" not in hub


def test_an_hour_that_was_agreed_becomes_another_one_and_never_none(agreed, tora):
    none = {"day": "", "at": "", "until": "2030-01-01", "town": ""}
    assert "Say which day it is." in tora.post(page(agreed, "edit/"), none).text
    assert Ask.objects.trusted("test").get().starts == agreed.starts


def test_what_has_ended_is_not_taken_back(cast, agreed, tora):
    past(agreed)
    conclude(agreed, eyes(cast.tora), held=True)
    said = tora.post(page(agreed, "withdrawal/"), follow=True).text
    assert "It took place." in said
    assert "It is taken back" not in said
