"""Who of us works there, as far as rows allow."""

import pytest

from kohort.access.audience import Audience
from kohort.opportunities.cards import cards
from kohort.opportunities.colleagues import who_works_there
from kohort.people.jobs import rebuild
from tests.jobs import run_jobs

from .posted import at_work, page_of, posted


@pytest.fixture
def working(cast):
    at_work(cast.bo, "Kvam AS")
    at_work(cast.cy, "KVAM")
    at_work(cast.tora, "Kvam AS", audience=Audience.OFFICE)
    at_work(cast.stein, "Kvam AS", ended="2020-01-01")
    at_work(cast.arne, "Kvam Bygg AS")
    at_work(cast.hedda, "Kvam AS")
    at_work(cast.una, "Kvam AS")
    rebuild.enqueue()
    run_jobs()
    return cast


def test_current_ones_that_the_viewer_may_see_however_spelled(working, viewer):
    found = who_works_there("kvam as", viewer("ada"))
    assert (found.number, set(found.some)) == (2, {working.bo.pk, working.cy.pk})
    assert found.query == "employer=KVAM&employer=Kvam+AS"


def test_nobody_is_shown_to_a_visitor(working, browse):
    one = posted(working.ada, audience=Audience.PUBLIC)
    page = browse().get(page_of(one)).content.decode()
    assert "of us work" not in page
    assert "Bo Berg" not in page


def test_the_list_and_the_page_say_so(working, browse):
    one = posted(working.ada)
    assert "2 of us work there" in browse("ada").get("/nordvik/opportunities/").content.decode()
    page = browse("ada").get(page_of(one)).content.decode()
    assert "Bo Berg" in page
    assert "Cy Åsen" in page
    assert "Tora Tveit" not in page
    assert "Hedda" not in page


def test_twenty_cards_take_as_many_queries_as_one(working, viewer, django_assert_num_queries):
    eyes = viewer("ada")
    rows = [posted(working.ada, employer=f"Kvam AS {number}") for number in range(20)]
    for few in (rows[:1], rows):
        with django_assert_num_queries(1):
            cards(few, eyes, "nordvik")
