"""What is next for a member: at most three things, none of them twice, and none when there is nothing."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kohort.access.audience import Audience
from kohort.claims.models import FirstVisit
from kohort.people.models import Contact, Position, Residence
from tests.cast import fact


@pytest.fixture
def next_for(cast, browse):
    """The part of the home page that says what is next, empty when there is none."""
    FirstVisit.objects.create(institution=cast.here, person=cast.ada, finished=timezone.now())

    def of(who="ada"):
        page = browse(who).get("/nordvik/").content.decode()
        return page.partition("Next for you")[2].partition("</section>")[0]

    return of


def told(model, person, days, **more):
    return fact(model, person, recorded=timezone.now() - timedelta(days=days), **more)


def test_the_oldest_of_what_is_old(cast, next_for):
    told(Position, cast.ada, 800, employer="Museet")
    told(Residence, cast.ada, 1200, place="Turku")
    told(Contact, cast.ada, 100, kind="email", value="ada@example.org")
    page = next_for()
    assert "Still in Turku?" in page
    assert "Museet" not in page
    assert "3 years ago" in page


@pytest.mark.parametrize("more", [{"confirmed": timezone.now()}, {"ended": "2020-01-01"}])
def test_what_is_fresh_or_over_is_not_asked_about(cast, next_for, more):
    told(Position, cast.ada, 2000, employer="Museet", **more)
    assert "Museet" not in next_for()


def test_nobody_is_asked_about_somebody_else(cast, next_for):
    told(Position, cast.bo, 2000, employer="Museet")
    assert "Museet" not in next_for()


def test_a_first_visit_comes_first(cast, next_for):
    told(Position, cast.bo, 2000, employer="Museet", audience=Audience.OFFICE)
    page = next_for("bo")
    assert page.index("Is this you?") < page.index("Museet")
    assert page.count('class="card"') <= 3
