"""A teacher says what is needed, sees who could and sends it: who may ask, what is refused, what is kept."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kohort.access.audience import Audience
from kohort.giving.models import Ask, Asked, Offer, Policy
from kohort.people.models import Affiliation, Position
from tests.cast import fact

from .needs import need, states

NEW = "/nordvik/asks/new/"


@pytest.fixture
def tora(cast, browse):
    fact(Affiliation, cast.tora, kind=Affiliation.Kind.STAFF)
    return browse("tora")


def told(**more):
    day = timezone.localdate() + timedelta(days=10)
    said = {"kind": "guest_lecture", "title": "Retail", "day": day.isoformat(), "at": "10:15", "way": "either"}
    return said | {"language": "no"} | more


def only() -> Ask:
    return Ask.objects.trusted("test").get()


def test_staff_and_the_office_ask_and_students_where_the_house_lets_them(cast, browse, tora):
    assert tora.get(NEW).status_code == 200
    assert browse("kari").get(NEW).status_code == 200
    for other in ("ada", "stein"):
        assert browse(other).get(NEW).status_code == 403, other
    Policy.objects.create(institution=cast.here, students_ask=True)
    assert browse("stein").get(NEW).status_code == 200
    assert browse("ada").get(NEW).status_code == 403
    fact(Affiliation, cast.bo, kind=Affiliation.Kind.STAFF, ended="2020-01-01")
    assert browse("bo").get("/nordvik/visits/new/").status_code == 403


def test_saved_as_a_draft_by_the_clock_of_the_house_and_on_to_who_could(cast, tora):
    answer = tora.post(NEW, told(heads="40", town="Trondheim", programme=str(cast.history.pk)))
    ask = only()
    assert ask.programme == cast.history
    assert answer.url == f"/nordvik/asks/{ask.key}/who/"
    assert (ask.state, ask.zone, ask.country, ask.heads) == ("draft", "Europe/Oslo", "NO", 40)
    assert ask.starts.astimezone(ask.clock).strftime("%H:%M") == "10:15"


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"kind": ""}, "Choose what you need."),
        ({"title": " "}, "Say in a few words what it is about."),
        ({"day": "", "at": ""}, "Say when, or until when it may be."),
        ({"at": ""}, "Say when it begins."),
        ({"day": "2020-01-01"}, "That day is over."),
        ({"until": "2199-01-01"}, "This year lies too far ahead."),
        ({"town": "Trondheimm"}, "We do not know this town."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(tora, wrong, sentence):
    page = tora.post(NEW, told(listeners="Second year") | wrong).content.decode()
    assert sentence in page
    assert "Second year" in page
    assert not Ask.objects.trusted("test").exists()


def test_a_town_is_suggested_while_one_types_and_one_that_stood_there_is_left_alone(cast, tora):
    fact(Position, cast.tora, title="Lecturer", place="Campus Nordvik")
    page = tora.get(NEW).content.decode()
    assert 'hx-get="/nordvik/me/suggestions/town/"' in page
    assert '<datalist id="town-suggestions">' in page
    assert "Trondheim" in tora.get("/nordvik/me/suggestions/town/?town=Trondh").content.decode()
    tora.post(NEW, told(town="Campus Nordvik"))
    assert (only().town, only().country) == ("Campus Nordvik", "NO")


def test_any_time_until_a_day_is_enough(tora):
    tora.post(NEW, told(day="", at="", until=(timezone.localdate() + timedelta(days=40)).isoformat()))
    assert only().starts is None


def test_asked_from_somebodys_page_they_come_first(cast, tora):
    page = tora.get(f"{NEW}?person={cast.ada.key}&kind=mentor").content.decode()
    assert "Ask Ada Ødegård" in page
    assert '<option value="mentor" selected' in page
    answer = tora.post(f"{NEW}?person={cast.ada.key}", told())
    page = tora.get(answer.url).content.decode()
    assert f'value="{cast.ada.key}"' in page
    assert page.count(" checked") == 2  # and that they are asked one after the other
    page = tora.post(answer.url, {"do": "more", "person": cast.ada.key, "at_once": "3", "first": cast.ada.key})
    assert page.content.decode().count(" checked") == 2
    for unseen in (cast.hedda, cast.una, cast.selma):
        assert unseen.key not in tora.get(f"{answer.url.split('?')[0]}?person={unseen.key}").content.decode()


def test_sent_in_the_order_of_ticking_and_else_in_that_of_the_list(cast, tora):
    for order, expected in ((f"{cast.bo.key},{cast.ada.key}", [cast.bo, cast.ada]), ("", [cast.ada, cast.bo])):
        ask = need(cast.tora)
        said = {"do": "send", "person": [cast.ada.key, cast.bo.key, cast.hedda.key], "order": order, "at_once": "3"}
        assert tora.post(f"/nordvik/asks/{ask.key}/who/", said).url == f"/nordvik/asks/{ask.key}/"
        rows = Asked.objects.trusted("test").filter(ask=ask).order_by("place")
        assert list(rows.values_list("person", flat=True)) == [one.pk for one in expected]
        assert states(ask)[0] == "open"


def test_nobody_ticked_is_said(cast, tora):
    ask = need(cast.tora)
    page = tora.post(f"/nordvik/asks/{ask.key}/who/", {"do": "send"}).content.decode()
    assert "Tick at least one of them." in page
    assert states(ask) == ["draft"]


def test_where_nobody_fits_it_says_what_to_do(cast, tora):
    ask = need(cast.tora)
    page = tora.get(f"/nordvik/asks/{ask.key}/who/").content.decode()
    assert "Nobody fits just now" in page
    for way in (f"/nordvik/asks/{ask.key}/edit/", "/nordvik/questions/new/", "/nordvik/inquiries/new/"):
        assert way in page


def test_who_could_is_read_with_the_reason_and_without_an_address(cast, tora):
    fact(Offer, cast.ada, Audience.MEMBERS, kind="guest_lecture")
    ask = need(cast.tora, title="Historie")
    page = tora.get(f"/nordvik/asks/{ask.key}/who/").content.decode()
    assert "Ada Ødegård" in page
    assert "What they will read" in page
    assert "ada@nordvik" not in page
