"""An offer nobody asks for is suggested to a teacher: by name, once, and only what teachers may read of."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kohort.access.audience import Audience
from kohort.activity.models import Happening
from kohort.giving.models import Offer
from kohort.people.models import Affiliation
from tests.cast import fact

DESK = "/nordvik/desk/giving/offers/"


@pytest.fixture
def offer(cast):
    for teacher in (cast.tora, cast.ada):
        fact(Affiliation, teacher, kind=Affiliation.Kind.STAFF)
    return fact(Offer, cast.ada, kind="guest_lecture", note="In spring", recorded=timezone.now() - timedelta(days=200))


def at(offer):
    return f"{DESK}teacher/?offer={offer.pk}"


def told() -> list:
    rows = Happening.objects.trusted("a test looks").filter(verb="offer.suggested")
    return list(rows.values_list("about__given_names", "particulars__offer"))


def test_a_teacher_is_found_by_name_and_told_once(cast, browse, offer):
    assert at(offer) in browse("kari").get(DESK).content.decode()
    page = browse("kari").get(at(offer) + "&q=tora").content.decode()
    assert "In spring" in page
    for _time in range(2):
        browse("kari").post(at(offer), {"person": cast.tora.key})
    assert told() == [("Tora", offer.pk)]
    assert [one.told for one in browse("kari").get(DESK).context["idle"]] == [["Tora Tveit"]]
    assert browse("kari").get(at(offer) + "&q=tora").context["found"] == []


def test_neither_to_who_offers_it_nor_to_who_does_not_teach(cast, browse, offer):
    assert browse("kari").get(at(offer) + "&q=ada").context["found"] == []
    for other in (cast.ada, cast.bo, cast.selma):
        assert browse("kari").post(at(offer), {"person": other.key}).status_code == 404
    assert browse("arne").get(at(offer)).status_code == 403
    assert browse("tora").get(at(offer)).status_code == 403
    assert told() == []


def test_what_classmates_read_is_not_suggested_to_teachers(cast, browse, offer):
    Offer.objects.trusted("a test").update(audience=Audience.CLASSMATES)
    page = browse("kari").get(DESK)
    assert [one.is_open for one in page.context["idle"]] == [False]
    assert browse("kari").get(at(offer)).status_code == 404
    for wrong in ("", "x", "9" * 30):
        assert browse("kari").get(f"{DESK}teacher/?offer={wrong}").status_code == 404
    other = fact(Offer, cast.selma, kind="mentor", recorded=timezone.now() - timedelta(days=200))
    assert browse("kari").get(at(other)).status_code == 404
