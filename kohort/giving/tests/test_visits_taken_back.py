"""A visit was logged that never was: who logged it takes it back, who is said to have come says no, and it is gone."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kohort.activity.models import Happening
from kohort.giving.asks.asking import log
from kohort.giving.desk.by_kind import by_kind
from kohort.giving.models import Ask, Given
from kohort.institutions.clock import zone_of
from kohort.people.models import Affiliation
from tests.cast import fact

WHY = "a test looks at everything"
LOG, GIVEN = "/nordvik/visits/new/", "/nordvik/me/given/"


@pytest.fixture
def visit(cast, viewer):
    fact(Affiliation, cast.tora, kind=Affiliation.Kind.STAFF)
    return log(viewer("tora"), cast.ada, "company_visit", timezone.localdate(), title="Fish farm")


def at(given):
    return f"/nordvik/given/{given.key}/withdrawal/"


def told() -> list:
    rows = Happening.objects.trusted(WHY).filter(verb__startswith="visit.").exclude(verb="visit.logged")
    return list(rows.order_by("pk").values_list("verb", "about__given_names"))


def test_who_logged_it_takes_it_back_and_it_is_counted_nowhere(cast, browse, viewer, visit):
    assert "Fish farm" in browse("tora").get(LOG).content.decode()
    assert [one.given for one in by_kind(viewer("kari"))] == [1]
    answer = browse("tora").post(at(visit), follow=True)
    assert "Taken back." in answer.content.decode()
    assert "Fish farm" not in answer.content.decode()
    assert by_kind(viewer("kari")) == []
    assert "Nothing so far" in browse("ada").get(GIVEN).content.decode()
    assert browse("ada").get(f"/nordvik/given/{visit.key}/certificate.pdf").status_code == 404
    assert told() == [("visit.taken_back", "Ada")]


def test_who_was_not_there_says_so_and_who_logged_it_is_told(browse, visit):
    page = browse("ada").get(GIVEN).content.decode()
    assert "That was not me, or it did not happen" in page
    answer = browse("ada").post(at(visit), follow=True)
    assert "whoever wrote it down is told" in answer.content.decode()
    assert told() == [("visit.taken_back", "Ada"), ("visit.refused", "Tora")]
    assert browse("ada").post(at(visit)).status_code == 404


def test_nobody_else_does_nor_who_logged_it_long_ago(browse, visit):
    for other in ("bo", "arne", "stein", "selma"):
        assert browse(other).post(at(visit)).status_code == 404, other
    Given.objects.trusted(WHY).update(at=timezone.now() - timedelta(days=31))
    assert "Fish farm" not in browse("tora").get(LOG).content.decode()
    assert browse("tora").post(at(visit)).status_code == 404
    assert browse("ada").post(at(visit)).status_code == 302


def test_what_an_ask_ended_in_stays(cast, browse, visit):
    ask = Ask.objects.create(institution=cast.here, by=cast.tora, kind="company_visit", zone=zone_of(cast.here))
    Given.objects.trusted(WHY).update(ask=ask)
    assert "That was not me" not in browse("ada").get(GIVEN).content.decode()
    for who in ("ada", "tora"):
        assert browse(who).post(at(visit)).status_code == 404, who
