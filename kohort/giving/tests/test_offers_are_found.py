"""People are found by what they would help with, by those who may see it, and nobody else can count them."""

import csv
from io import StringIO

import pytest
from django.http import QueryDict
from django.utils import timezone

from kohort.access.audience import Audience
from kohort.giving.models import Offer
from kohort.people.finding import find
from kohort.people.jobs import rebuild
from kohort.people.models import Person
from kohort.people.segments import Segment
from tests.cast import fact
from tests.jobs import run_jobs


@pytest.fixture
def offered(cast):
    """Ada would mentor, and tells everybody here; Bo his class, Cy the office; and Hedda, who hides, would too."""
    fact(Offer, cast.ada, kind="mentor")
    fact(Offer, cast.ada, kind="expert", ended=timezone.localdate())
    fact(Offer, cast.bo, Audience.CLASSMATES, kind="mentor")
    fact(Offer, cast.cy, Audience.OFFICE, kind="mentor")
    fact(Offer, cast.hedda, kind="mentor")
    fact(Offer, cast.selma, kind="mentor")
    rebuild.enqueue()
    run_jobs()
    return cast


@pytest.fixture
def found(viewer):
    """Whom a viewer finds by a query, and what the facet beside it counts."""

    def of(who, query="offers=mentor"):
        seen = viewer(who)
        page = find(Segment.from_query(QueryDict(query), seen), seen)
        (choice,) = [one for one in page.choices if one.name == "offers"]
        return set(page.owners), {one.value: one.people for one in choice.options}

    return of


@pytest.mark.parametrize(
    ("who", "whom"),
    [("cy", "ada"), ("stein", "ada"), ("ada", "ada bo"), ("kari", "ada bo cy hedda"), ("selma", "selma")],
)
def test_each_finds_and_counts_whom_they_may(offered, found, who, whom):
    owners, counts = found(who)
    expected = {getattr(offered, name).pk for name in whom.split()}
    assert owners == expected
    assert counts == {"mentor": len(expected)}


def test_an_offer_that_ended_finds_nobody(offered, found):
    assert found("kari", "offers=expert")[0] == set()


def test_who_narrows_an_offer_is_gone_at_once(offered, browse, found):
    browse("ada").post("/nordvik/me/offers/", {"kinds": ["mentor"], "per_year": "2", "reach": "0", "audience": "10"})
    assert found("stein") == (set(), {"mentor": 0})
    run_jobs()
    assert found("stein") == (set(), {"mentor": 0})
    assert offered.ada.pk in found("kari")[0]


def test_who_hides_is_gone_at_once(offered, found):
    Person.objects.trusted("test").get(pk=offered.ada.pk).hide()
    assert found("stein") == (set(), {"mentor": 0})


def test_it_reads_as_a_sentence(viewer):
    segment = Segment.from_query(QueryDict("offers=mentor&offers=guest_lecture&offers=gold&country=FI"), viewer("ada"))
    assert segment.sentence() == "People who live in Finland and would give a guest lecture or be a mentor"


def test_the_export_tells_it(offered, browse):
    answer = browse("kari").post("/nordvik/desk/export/?offers=mentor", {"format": "csv"})
    rows = list(csv.DictReader(StringIO(b"".join(answer.streaming_content).decode("utf-8-sig")), delimiter=";"))
    assert {row["surname"]: row["offers"] for row in rows} == {
        **{"Ødegård": "mentor", "Berg": "mentor", "Åsen": "mentor", "Haug": "mentor"},
    }
