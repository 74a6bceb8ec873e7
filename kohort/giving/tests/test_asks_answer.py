"""Ada answers from the mail: yes, no, or in spring; and finds the same page from her home."""

from datetime import timedelta

import icalendar
import pytest
from django.utils import timezone

from kohort.giving.asks.asking import accept, advance, arrange, conclude, decline, withdraw
from kohort.giving.links import ASKED
from kohort.people.models import Block, Position
from tests.cast import fact

from .needs import eyes, need, row, sent, states

TORA, ADA = "tora@nordvik.example.org", "ada@nordvik.example.org"


def path(ask, person):
    return ASKED.path("nordvik", row(ask, person).key)


def page(client, ask, person):
    return client.get(path(ask, person)).content.decode()


@pytest.fixture
def ask(cast):
    fact(Position, cast.tora, title="Lecturer", employer="Nordvik")
    return sent(cast.tora, cast.ada, cast.bo, room="Room 3", link="https://meet.example.org/x", listeners="Year two")


def test_what_is_asked_and_by_whom(cast, browse, ask):
    said = page(browse(), ask, cast.ada)
    for words in ("Tora Tveit asks: would you give a guest lecture?", "Lecturer, Nordvik", "Year two", "Room 3"):
        assert words in said
    assert TORA not in said
    assert "meet.example.org" not in said


def test_looking_changes_nothing(cast, browse, ask):
    client = browse()
    client.get(path(ask, cast.ada) + "?do=yes"), client.head(path(ask, cast.ada))
    assert states(ask) == ["open", "asked", "queued"]


def test_yes_from_the_mail(cast, browse, ask):
    client = browse()
    said = client.post(path(ask, cast.ada), {"do": "yes", "words": "With pleasure."}, follow=True).content.decode()
    assert "It is agreed" in said
    assert TORA in said
    assert "meet.example.org" in said
    assert states(ask) == ["agreed", "yes", "queued"]
    assert row(ask, cast.ada).words == "With pleasure."


def test_a_yes_is_to_what_one_has_read(cast, browse, ask):
    client, told = browse(), {"do": "yes", "words": "With pleasure.", "seen": ask.arrangement}
    ask.starts += timedelta(days=1)
    ask.save(update_fields=["starts"])
    said = client.post(path(ask, cast.ada), told)
    assert "When or where has changed" in said.text
    assert "With pleasure." in said.text
    assert states(ask) == ["open", "asked", "queued"]
    ask.refresh_from_db()
    assert f'name="seen" value="{ask.arrangement}"' in said.text
    client.post(path(ask, cast.ada), told | {"seen": ask.arrangement})
    assert states(ask) == ["agreed", "yes", "queued"]


def test_taking_a_yes_back(cast, browse, ask):
    accept(row(ask, cast.ada))
    browse().post(path(ask, cast.ada), {"do": "no"})
    assert states(ask) == ["open", "no", "asked"]
    said = page(browse(), ask, cast.ada)
    assert "Thank you for telling" in said
    assert TORA not in said
    browse().post(path(ask, cast.ada), {"do": "yes"})
    assert states(ask) == ["agreed", "yes", "filled"]
    assert "Somebody else was quicker" in page(browse(), ask, cast.bo)


def test_in_spring(cast, browse, ask):
    spring = (timezone.localdate() + timedelta(days=90)).replace(day=1)
    said = browse().post(path(ask, cast.ada), {"do": "later", "month": spring.isoformat()}, follow=True)
    assert f"before {spring:%B %Y}" in said.content.decode()
    assert states(ask) == ["open", "later", "asked"]


@pytest.mark.parametrize("wrong", [{"do": "later"}, {"do": "later", "month": "2001-01-01"}, {"words": "x" * 501}])
def test_what_is_not_right_is_said_and_kept(cast, browse, ask, wrong):
    answer = browse().post(path(ask, cast.ada), {"do": "yes", "words": "My words", **wrong}).content.decode()
    assert "ds-validation-message" in answer or "error" in answer
    assert wrong.get("words", "My words") in answer
    assert states(ask) == ["open", "asked", "queued"]


def test_too_late(cast, browse):
    ask = sent(cast.tora, cast.ada, cast.bo, at_once=3)
    accept(row(ask, cast.bo))
    answer = browse().post(path(ask, cast.ada), {"do": "yes"})
    assert "Somebody else was quicker" in answer.content.decode()
    assert TORA not in answer.content.decode()


def test_nobody_else_has_a_page(cast, browse, ask):
    Block.put(cast.bo.pk, cast.tora.pk)
    left_out = sent(cast.tora, cast.bo)
    client = browse()
    wrong = [path(ask, cast.bo), path(left_out, cast.bo), "/nordvik/asked/guessed/", path(ask, cast.ada)[:-1] + "x/"]
    wrong.append(path(ask, cast.ada).replace("nordvik", "sundby"))
    assert [client.get(one).status_code for one in wrong] == [404] * 5


@pytest.mark.parametrize("end", ["withdrawn", "expired", "held"])
def test_how_it_ended(cast, browse, ask, end):
    if end == "withdrawn":
        withdraw(ask, eyes(cast.tora))
    elif end == "held":
        accept(row(ask, cast.ada))
        conclude(ask, eyes(cast.tora), held=True, thanks="They still talk of it.", now=ask.ends)
    else:
        advance(ask.pk, ask.ends)
    said = {"withdrawn": "no longer needed", "expired": "time to answer is over", "held": "They still talk of it."}
    assert said[end] in page(browse(), ask, cast.ada)


def test_the_calendar_of_both(cast, browse, ask):
    at = path(ask, cast.ada) + "ask.ics"
    assert browse().get(at).status_code == 404
    accept(row(ask, cast.ada))
    hers = icalendar.Calendar.from_ical(browse().get(at).content).events[0]
    theirs = icalendar.Calendar.from_ical(browse("tora").get(f"/nordvik/asks/{ask.key}/ask.ics").content).events[0]
    assert hers["uid"] == theirs["uid"]
    assert hers.start == ask.starts.replace(microsecond=0)
    assert TORA in hers["description"]
    assert ADA in theirs["description"]
    arrange(ask, eyes(cast.tora))
    withdraw(ask, eyes(cast.tora))
    off = icalendar.Calendar.from_ical(browse().get(at).content).events[0]
    assert off["status"] == "CANCELLED"
    assert off["sequence"] == hers["sequence"] + 2
    assert TORA not in off["description"]
    assert browse("bo").get(f"/nordvik/asks/{ask.key}/ask.ics").status_code == 404


def test_on_ones_home(cast, browse, ask):
    assert path(ask, cast.ada) in browse("ada").get("/nordvik/").content.decode()
    assert "Retail" not in browse("bo").get("/nordvik/").content.decode()
    accept(row(ask, cast.ada))
    advance(ask.pk, ask.ends)
    assert f"/nordvik/asks/{ask.key}/outcome/" in browse("tora").get("/nordvik/").content.decode()


def test_who_asks_without_being_seen_has_no_name(cast, browse):
    ask = sent(cast.hedda, cast.ada)
    said = page(browse(), ask, cast.ada)
    assert "Universitetet i Nordvik asks" in said
    assert "Hedda" not in said
    decline(row(ask, cast.ada))
    assert need(cast.tora).state == "draft"
