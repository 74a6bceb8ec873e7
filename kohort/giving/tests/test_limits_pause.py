"""A break: one tap for a month one chooses, one tap to go on again, and nobody is asked meanwhile."""

import pytest

from kohort.giving.limits.asking import may_approach
from kohort.giving.models import Limits, Offer
from kohort.giving.pausing import months
from tests.cast import fact

PATH = "/nordvik/me/offers/pause/"


@pytest.fixture
def tap(browse):
    return lambda until: browse("ada").post(PATH, {"until": until}, follow=True).content.decode()


def limits(person):
    return Limits.objects.trusted("test").filter(person=person).first()


def test_one_tap_and_nobody_asks_and_one_more_and_they_may(cast, browse, tap):
    fact(Offer, cast.ada, kind="mentor")
    fact(Limits, cast.ada, per_year=12, km=25)
    until = months()[2]
    assert until.isoformat() in browse("ada").get(PATH).content.decode()
    assert "Nobody asks you before" in tap(until.isoformat())
    assert not may_approach(cast.ada.pk, "ask")
    assert "not before" in browse("bo").get(f"/nordvik/people/{cast.ada.key}/").content.decode()
    assert "You may be asked again" in tap("")
    assert (limits(cast.ada).paused_until, limits(cast.ada).per_year, limits(cast.ada).km) == (None, 12, 25)
    assert may_approach(cast.ada.pk, "ask")


def test_whoever_had_said_nothing_says_nothing_else_by_it(cast, tap):
    assert "Go on again now" in tap(months()[0].isoformat())
    assert limits(cast.ada).per_year == 4


@pytest.mark.parametrize("until", ["2020-01-01", "2126-01-01", "soon"])
def test_only_the_months_to_come_can_be_chosen(cast, browse, until):
    assert browse("ada").post(PATH, {"until": until}).status_code == 404
    assert limits(cast.ada) is None
