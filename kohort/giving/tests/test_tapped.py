"""One tap, from a mail or the home page: it is an offer within limits, and the page tells nothing about its person."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kohort.giving.links import HEARD, OFFERING
from kohort.giving.models import Limits, Offer
from kohort.people.models import Person
from tests.cast import fact
from tests.pages import without_tokens

HOME = "/nordvik/"
NUDGE = "/nordvik/me/offers/one/"
ASKED = "One tap is enough"


@pytest.fixture
def path(cast):
    return OFFERING.path("nordvik", cast.ada.key)


@pytest.fixture
def long_here(cast):
    """Everybody took their place three weeks ago."""
    Person.objects.trusted("test").update(claimed_at=timezone.now() - timedelta(days=21))


def offers(person):
    rows = Offer.objects.trusted("test").filter(person=person, ended=None, source="owner", confirmed__isnull=False)
    return sorted(rows.values_list("kind", flat=True))


def test_looking_changes_nothing_and_the_button_offers(cast, browse, path):
    page = browse().get(path, {"kind": "guest_lecture"}).content.decode()
    assert "Yes, I would give a guest lecture" in page
    assert offers(cast.ada) == []
    for _tap in range(2):
        page = browse().post(path, {"kind": "guest_lecture"}).content.decode()
    page = browse().post(path, {"kind": "mentor", "done": "guest_lecture"}).content.decode()
    assert "Thank you" in page
    assert page.count('name="done"') == 2
    assert offers(cast.ada) == ["guest_lecture", "mentor"]
    assert Limits.objects.trusted("test").get(person=cast.ada).per_year == 2


def test_what_one_has_said_about_limits_stays(cast, browse, path):
    fact(Limits, cast.ada, 10, per_year=1, km=25)
    browse().post(path, {"kind": "mentor"})
    assert Limits.objects.trusted("test").get(person=cast.ada).per_year == 1
    assert Offer.objects.trusted("test").get(person=cast.ada).audience == 10


def test_a_forwarded_mail_tells_nothing_about_its_person(cast, browse, path):
    fact(Offer, cast.ada, kind="mentor", note="Secret")
    page = browse().get(path).content.decode()
    assert "Be a mentor" in page  # a button, as for anybody
    assert "Secret" not in page
    assert "Ada" not in without_tokens(page)


@pytest.mark.parametrize("kind", ["other", "gold", ""])
def test_what_takes_a_word_or_is_nothing_is_no_tap(cast, browse, path, kind):
    assert browse().post(path, {"kind": kind}).status_code == 404
    assert browse().get(path, {"kind": kind}).status_code == 200
    assert offers(cast.ada) == []


def test_no_other_link_opens_it(cast, browse):
    tokens = [cast.ada.key, HEARD.token(cast.ada.key), OFFERING.token(cast.una.key), OFFERING.token(cast.selma.key)]
    assert {browse().get(f"/nordvik/offering/{token}/").status_code for token in tokens} == {404}


def test_who_never_said_is_asked_at_home_and_one_tap_is_enough(cast, browse, long_here):
    assert ASKED in browse("ada").get(HOME).content.decode()
    assert browse("ada").post(NUDGE, {"kind": "expert"}).headers["Location"] == "/nordvik/me/offers/"
    assert offers(cast.ada) == ["expert"]
    assert ASKED not in browse("ada").get(HOME).content.decode()


def test_not_now_is_remembered(cast, browse, long_here):
    browse("ada").post(NUDGE)
    assert ASKED not in browse("ada").get(HOME).content.decode()
    assert offers(cast.ada) == []


def test_who_came_lately_or_has_said_is_left_alone(cast, browse, long_here):
    Person.objects.trusted("test").filter(pk=cast.bo.pk).update(claimed_at=timezone.now())
    fact(Offer, cast.cy, kind="mentor", ended=timezone.localdate())
    for name in ("bo", "cy", "stein", "tora"):  # a student and a teacher have no degree from here
        assert ASKED not in browse(name).get(HOME).content.decode()
