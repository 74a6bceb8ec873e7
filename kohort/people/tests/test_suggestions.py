"""What may be meant while one types: only what several people have told to every member."""

import re

import pytest
from django.utils import timezone

from kohort.access.audience import Audience
from kohort.people.me.suggestions import SUGGESTIONS
from kohort.people.models import Position
from tests.cast import fact
from tests.limits import use_up

PATH = "/nordvik/me/suggestions/"


@pytest.fixture
def suggested(browse):
    def of(text, what="employer", who="ada"):
        answer = browse(who).get(f"{PATH}{what}/", {what: text}, headers={"hx-request": "true"})
        assert answer.status_code == 200
        return re.findall(r'value="([^"]*)"', answer.content.decode())

    return of


def work(people, employer, audience=Audience.MEMBERS, **more):
    return [fact(Position, person, audience, employer=employer, **more) for person in people]


def test_three_tell_and_two_do_not(cast, indexed, suggested):
    work([cast.bo, cast.cy, cast.stein], "Østfold Energi")
    work([cast.bo, cast.cy], "Østfold Bakeri")
    indexed()
    assert suggested("Øst") == suggested("ostf") == suggested("energi") == ["Østfold Energi"]
    assert suggested("Ø") == suggested("Vest") == suggested("") == []


def test_what_is_not_told_to_every_member_is_no_suggestion(cast, indexed, suggested):
    work([cast.bo, cast.cy], "Fjordkraft")
    work([cast.stein], "Fjordkraft", Audience.CLASSMATES)
    work([cast.tora], "Fjordkraft", Audience.OFFICE)
    work([cast.hedda, cast.una], "Fjordkraft")
    work([cast.anja], "Fjordkraft", ended="2020-01-01")
    indexed()
    assert suggested("fjord") == suggested("fjord", who="kari") == []


def test_ones_own_class_is_no_exception(cast, indexed, suggested):
    work([cast.bo, cast.cy], "Fjordkraft")
    work([cast.ada], "Fjordkraft", Audience.CLASSMATES)
    indexed()
    assert suggested("fjord", who="bo") == []


def test_who_hides_counts_no_more_at_once(cast, indexed, suggested):
    work([cast.bo, cast.cy, cast.stein], "Fjordkraft")
    indexed()
    assert suggested("fjord") == ["Fjordkraft"]
    cast.cy.hidden_since = timezone.now()
    cast.cy.save()
    assert suggested("fjord") == []


def test_the_neighbours_tell_nothing(cast, indexed, browse):
    work([cast.bo, cast.cy, cast.stein], "Fjordkraft")
    indexed()
    answer = browse("selma").get("/sundby/me/suggestions/employer/", {"employer": "fjord"})
    assert "Fjordkraft" not in answer.content.decode()
    assert browse("selma").get(f"{PATH}employer/", {"employer": "fjord"}).status_code == 403


def test_places_are_those_of_the_gazetteer(cast, suggested):
    assert suggested("åbo", "place")[0] == "Turku"


def test_there_is_a_limit_and_it_takes_nothing_one_types(cast, browse):
    client = browse("ada")
    use_up(SUGGESTIONS[0], cast.ada.account_id, but=1)
    last, late = (client.get(f"{PATH}place/", {"place": "x"}, headers={"hx-request": "true"}) for _ in range(2))
    assert (last.status_code, late.status_code) == (200, 429)
    assert "HX-Redirect" not in late.headers


def test_nothing_else_is_suggested(cast, browse):
    assert browse("ada").get(f"{PATH}surname/").status_code == 404
    assert browse("ada").post(f"{PATH}place/").status_code == 405
