"""Who finds whom, and does not: by words, by facets, in counts and in the order."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kohort.access.audience import Audience
from kohort.people.indexing import changed
from kohort.people.models import Origin, OtherName, Person, Position, Residence
from tests.cast import CANARY, fact, make_person

ORDER = re.compile(r'<a class="whole" href="[^"]*">([^<]*)</a>')


@pytest.fixture
def found(cast, indexed, browse):
    """`found("ada", "q=berg")`: the names on the page, in order."""

    def names(who, query="", language="nb"):
        page = browse(who).get(f"/nordvik/people/?{query}", headers={"accept-language": language})
        assert page.status_code == 200
        assert who == "selma" or CANARY not in page.content.decode()
        return ORDER.findall(page.content.decode().partition('id="found"')[2])

    return names


MEMBERS = ["Anja Alm", "Bo Berg", "Kari Kvam", "Stein Strand", "Tora Tveit", "Ada Ødegård", "Arne Aas", "Cy Åsen"]


@pytest.mark.parametrize(
    ("who", "query", "names"),
    [
        ("bo", "", MEMBERS),
        ("bo", "q=odegaard", ["Ada Ødegård"]),
        ("bo", "q=hedda", []),
        ("bo", "q=una", []),
        ("arne", "q=hedda", ["Hedda Haug"]),
        ("arne", "q=una", ["Una Ukjent"]),
        ("bo", "programme=HIST", ["Bo Berg", "Ada Ødegård"]),
        ("arne", "programme=HIST", ["Bo Berg", "Hedda Haug", "Una Ukjent", "Ada Ødegård"]),
        ("bo", "programme=HIST&year=2010", ["Ada Ødegård"]),
        ("bo", "year=2009-2012", ["Bo Berg", "Ada Ødegård", "Cy Åsen"]),
        ("bo", "cohort=2024", ["Stein Strand"]),
        ("bo", "level=7&programme=ECON", ["Stein Strand", "Cy Åsen"]),
        ("bo", "programme=BIRD", []),
        ("bo", "claimed=no", MEMBERS),
        ("kari", "claimed=no", ["Una Ukjent"]),
        ("kari", "claimed=no&programme=HIST&year=2010", ["Una Ukjent"]),
    ],
)
def test_who_finds_whom(found, who, query, names):
    assert found(who, query) == names


def test_the_alphabet_is_that_of_the_page(found):
    assert found("bo", language="fi")[-2:] == ["Cy Åsen", "Ada Ødegård"]
    assert found("bo", language="sv")[0] == "Arne Aas"


@pytest.mark.parametrize(
    ("audience", "finders"),
    [
        (Audience.OFFICE, {"kari", "arne"}),
        (Audience.CLASSMATES, {"kari", "arne", "bo", "ada"}),
        (Audience.MEMBERS, {"kari", "arne", "bo", "ada", "cy", "anja"}),
    ],
)
def test_a_row_is_found_as_far_as_its_audience_reaches(cast, found, indexed, audience, finders):
    fact(Position, cast.ada, audience, employer="Fjordkraft", country="IT", title="Arkivar")
    fact(OtherName, cast.ada, audience, kind="former", value="Pettersen")
    indexed()
    for query in ("q=fjordkraft", "employer=Fjordkraft", "work_country=IT", "q=pettersen"):
        who = {one for one in ("kari", "arne", "bo", "ada", "cy", "anja") if found(one, query)}
        # Her own rows are found by herself as by her classmates: the index knows no owner.
        assert who - {"ada"} == finders - {"ada"}, query


def test_a_hidden_row_is_not_counted(cast, indexed, browse):
    fact(Position, cast.ada, Audience.OFFICE, employer="Fjordkraft")
    fact(Position, cast.cy, Audience.MEMBERS, employer="Fjordkraft")
    indexed()
    page = browse("bo").get("/nordvik/people/").content.decode()
    assert re.search(r'Fjordkraft<span class="count">1</span>', page)
    page = browse("kari").get("/nordvik/people/").content.decode()
    assert re.search(r'Fjordkraft<span class="count">2</span>', page)


def test_several_filters_match_one_row(cast, found, indexed):
    fact(Position, cast.ada, employer="Fjordkraft", country="NO")
    fact(Position, cast.ada, employer="Vapor", country="IT")
    indexed()
    assert found("bo", "employer=Fjordkraft&work_country=NO") == ["Ada Ødegård"]
    assert found("bo", "employer=Fjordkraft&work_country=IT") == []


def test_work_that_ended_finds_nobody(cast, found, indexed):
    fact(Position, cast.ada, employer="Fjordkraft", ended="2020-01-01")
    fact(Residence, cast.ada, country="IT", ended="2020-01-01")
    indexed()
    assert found("bo", "employer=Fjordkraft") == found("bo", "country=IT") == []


def test_who_chose_a_name_is_found_by_no_other(cast, found, indexed):
    cast.ada.display_name = "Maria Lund"
    cast.ada.save()
    indexed()
    assert found("bo", "q=lund") == ["Maria Lund"]
    assert found("bo", "q=ødegård") == []
    assert found("kari", "q=ødegård") == ["Maria Lund"]


def test_from_or_in_means_both(cast, found, indexed):
    fact(Origin, cast.ada, Audience.OFFICE, country="IT")
    fact(Residence, cast.cy, country="IT")
    indexed()
    assert found("kari", "from_or_in=IT") == ["Ada Ødegård", "Cy Åsen"]
    assert found("kari", "origin=IT") == ["Ada Ødegård"]
    assert found("bo", "origin=IT") == MEMBERS
    assert found("bo", "country=IT") == ["Cy Åsen"]


def test_a_merged_programme_brings_its_people_along(cast, found, indexed):
    cast.economics.merged_into = cast.history
    cast.economics.save()
    changed([cast.cy.pk, cast.stein.pk])
    indexed()
    together = ["Bo Berg", "Stein Strand", "Ada Ødegård", "Cy Åsen"]
    assert found("bo", "programme=HIST") == found("bo", "programme=ECON") == together


def test_the_database_decides_whatever_the_index_says(cast, found):
    """Somebody wrote in bulk and told nobody."""
    assert found("cy", "q=odegaard") == ["Ada Ødegård"]
    Person.objects.trusted("test").filter(pk=cast.ada.pk).update(hidden_since=timezone.now())
    assert found("cy", "q=odegaard") == []


def test_nobody_found_says_what_to_do(cast, indexed, browse):
    page = browse("bo").get("/nordvik/people/?q=xyzzyx").content.decode()
    assert "Nobody found" in page


def test_visitors_and_strangers_stay_outside(cast, indexed, browse):
    assert browse().get("/nordvik/people/").status_code == 302
    assert browse("selma").get("/nordvik/people/").status_code == 403


def test_live_results_are_a_part_of_the_page(cast, indexed, browse):
    page = browse("bo").get("/nordvik/people/?q=ada&year=", headers={"hx-request": "true"})
    assert "<html" not in page.content.decode()
    assert page.headers["HX-Push-Url"] == "/nordvik/people/?q=ada"


def test_queries_do_not_grow_with_people(cast, indexed, browse):
    for number in range(20):
        one = make_person(cast.here, f"Per{number}", "Lie", account=True, studies=[(cast.history, 2005, 2010)])
        fact(Position, one, employer="Fjordkraft", country="NO")
        fact(Residence, one, place="Oslo", country="NO")
    indexed()

    def asked(query):
        with CaptureQueriesContext(connection) as queries:
            page = client.get(f"/nordvik/people/?{query}").content.decode()
        return page.count('class="whole"'), len(queries)

    client = browse("bo")
    asked("")
    one, twenty = asked("q=odegaard"), asked("q=lie")
    assert (one[0], twenty[0]) == (1, 20)
    assert one[1] == twenty[1] <= 27


def test_whoever_looked_for_some_may_plan_an_event_for_them(cast, indexed, browse):
    plan = "/nordvik/events/new/?programme=HIST"
    assert plan in browse("bo").get("/nordvik/people/?programme=HIST").text
    assert "/nordvik/events/new/" not in browse("bo").get("/nordvik/people/").text
    assert browse("bo").get(plan).status_code == 200
