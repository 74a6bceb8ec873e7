"""A coordinator names, moves, adds and closes what is taught here. Whoever studied it stays, and is found by its new
name at once."""

import pytest

from kohort.activity.models import Happening
from kohort.institutions.models import Programme, Unit
from kohort.people.jobs import rebuild
from kohort.people.models import Study
from tests.jobs import run_jobs

LIST, NEW, NEW_UNIT = ("/nordvik/desk/programmes/", "/nordvik/desk/programmes/new/", "/nordvik/desk/units/new/")


@pytest.fixture
def arts(cast):
    unit = Unit.objects.create(institution=cast.here, code="HF", names={"nb": "Humaniora"})
    Programme.objects.filter(pk=cast.history.pk).update(unit=unit)
    return unit


@pytest.fixture
def indexed(cast):
    rebuild.enqueue()
    run_jobs()


def at(part) -> str:
    return f"/nordvik/desk/{part._meta.model_name}s/{part.pk}/"


def say(client, address, **changes):
    return client.post(address, {"name_nb": "Historie", "level": 7, **changes})


def page(answer) -> str:
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.usefixtures("indexed")
def test_a_new_name_is_shown_and_found_and_written_down(cast, browse):
    kari = browse("kari")
    assert say(kari, at(cast.history), name_en="Chronicles", name_fi="Kronikat").headers["Location"] == LIST
    run_jobs()
    told = Happening.objects.trusted("test").get(verb="programme.changed")
    assert told.particulars == {"programme": cast.history.pk, "fields": ["name_en", "name_fi"]}
    assert told.by_id == cast.kari.account_id
    assert "Chronicles" in page(kari.get(LIST))
    assert "Ada Ødegård" in page(browse("bo").get("/nordvik/people/?q=kronikat"))


@pytest.mark.usefixtures("indexed")
def test_who_studied_what_goes_on_in_another_is_found_under_both(cast, browse):
    old = Programme.objects.create(institution=cast.here, code="OLD", names={"nb": "Krønikker"})
    Study.objects.trusted("test").filter(person=cast.bo).update(programme=old)
    assert say(browse("kari"), at(old), name_nb="Krønikker", merged_into=cast.history.pk).status_code == 302
    run_jobs()
    for query in ("programme=HIST", "q=krønikker"):
        assert "Bo Berg" in page(browse("ada").get(f"/nordvik/people/?{query}"))


def test_what_is_closed_keeps_its_graduates_and_is_said_to_be(cast, browse, arts):
    say(browse("kari"), at(cast.history), unit=arts.pk, is_closed="on")
    cast.history.refresh_from_db()
    since = cast.history.closed
    say(browse("kari"), at(cast.history), unit=arts.pk, is_closed="on")
    cast.history.refresh_from_db()
    assert cast.history.closed == since is not None
    assert "Not taught any more" in page(browse().get("/nordvik/programmes/"))
    assert "Master i Historie" in page(browse("bo").get(f"/nordvik/people/{cast.ada.key}/"))
    say(browse("kari"), at(cast.history), unit=arts.pk)
    cast.history.refresh_from_db()
    assert cast.history.closed is None


def test_a_unit_is_closed_when_nothing_stands_on_it(cast, browse, arts):
    kari = browse("kari")
    shown = page(say(kari, at(arts), name_nb="Humaniora", is_closed="on"))
    assert "Move or close what belongs to it first: Historie." in shown
    say(kari, at(cast.history))
    assert say(kari, at(arts), name_nb="Humaniora", is_closed="on").status_code == 302
    assert "Humaniora" not in page(kari.get(at(cast.economics)))
    assert Unit.objects.get(pk=arts.pk).closed


def test_the_code_is_written_once(cast, browse, arts):
    """Files of the register and rules of groups go by it. (fault: code-changes)"""
    kari = browse("kari")
    assert say(kari, NEW, code="GEO", name_nb="Geografi", unit=arts.pk).status_code == 302
    made = Programme.objects.get(institution=cast.here, code="GEO")
    assert (made.name, made.unit, made.level) == ("Geografi", arts, 7)
    say(kari, at(made), code="OTHER", name_nb="Geografi")
    assert Programme.objects.filter(pk=made.pk, code="GEO").exists()
    refused = page(say(kari, NEW, code="hist", name_nb="Nyere historie"))
    assert "Another one has this code." in refused
    assert "Nyere historie" in refused
    assert "Write a code" in page(say(kari, NEW_UNIT))
    assert "Write the name in the main language." in page(say(kari, at(arts), name_nb="", name_sv="Konst"))


def test_a_unit_never_lies_in_itself(cast, browse, arts):
    below = Unit.objects.create(institution=cast.here, code="IH", names={"nb": "Institutt"}, parent=arts)
    assert say(browse("kari"), at(arts), name_nb="Humaniora", parent=below.pk).status_code == 200
    assert Unit.objects.get(pk=arts.pk).parent is None


@pytest.mark.parametrize("name", ["arne", "anja", "ada", "selma"])
def test_for_coordinators_of_the_house_alone(cast, browse, name):
    for address in (LIST, NEW, NEW_UNIT, at(cast.history)):
        assert browse(name).get(address).status_code == 403
    assert browse("kari").get(at(cast.birds)).status_code == 404
    assert say(browse("kari"), at(cast.history), merged_into=cast.birds.pk).status_code == 200
