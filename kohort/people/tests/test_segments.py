"""A segment is a value: from a query string and back, and one sentence in the language of the page."""

import pytest
import time_machine
from django.conf import settings
from django.http import QueryDict
from django.utils import timezone, translation

from kohort.people.facets import all_facets
from kohort.people.freshness import bucket_of, month, months_of
from kohort.people.segments import Segment


@pytest.fixture
def segment(viewer):
    return lambda query, who="ada": Segment.from_query(QueryDict(query), viewer(who))


@pytest.mark.parametrize(
    ("query", "canonical"),
    [
        ("", ""),
        ("q=++ada++berg+", "q=ada+berg"),
        ("country=se&country=FI&country=FI", "country=FI&country=SE"),
        ("year=2012%E2%80%932008", "year=2008-2012"),
        ("year=2010-2010", "year=2010"),
        ("year=soon&level=12&colour=red&page=3", ""),
        ("year=0001-9999", ""),
        ("work_place=Oslo&programme=HIST", "programme=HIST&work_place=Oslo"),
    ],
)
def test_one_spelling(segment, query, canonical):
    assert segment(query).query() == canonical
    assert segment(canonical) == segment(query)


def test_facets_of_the_office_are_not_for_members(segment):
    query = "claimed=yes&email=no&fresh=old&from_or_in=IT&origin=IT&work=no"
    assert segment(query, "ada").chosen == ()
    assert segment(query, "anja").chosen == ()
    assert len(segment(query, "arne").chosen) == 6


def test_values_go_one_by_one(segment):
    one, two = segment("country=FI"), segment("country=FI&programme=HIST&country=SE")
    assert two.query() == "programme=HIST&country=FI&country=SE"
    assert two.without("country", "SE").without("programme", "HIST") == one
    assert one.without("country", "FI") == segment("")
    assert segment("q=ada&country=FI").without_text() == one


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("", "People"),
        ("q=ada", "People matching “ada”"),
        ("programme=HIST&year=2010&country=FI", "People who finished Historie in 2010 and live in Finland"),
        ("programme=HIST&year=any", "People who finished Historie in any year"),
        ("programme=HIST&country=FI&country=SE", "People who studied Historie and live in Finland or Sweden"),
        ("q=ada&year=2008-2012", "People matching “ada” who finished in 2008–2012"),
        ("employer=NRK&work_country=IT", "People who work for NRK in Italy"),
        ("place=Turku&country=FI", "People who live in Turku, Finland"),
        ("cohort=2005&programme=HIST&year=2010", "People who began Historie in 2005 and finished in 2010"),
        ("language=fi&topic=glaciers", "People who speak Finnish and know about glaciers"),
        ("language=FI&language=zzz", "People who speak Finnish or zzz"),
        ("claimed=no&email=yes", "People who have not claimed their place and have a known e-mail address"),
        ("country=XX&programme=%7Bname%7D", "People who studied {name} and live in XX"),
    ],
)
def test_the_sentence(segment, query, sentence):
    assert segment(query, "arne").sentence() == sentence


@pytest.mark.parametrize("language", dict(settings.LANGUAGES))
def test_every_facet_has_words_in_every_language(segment, language):
    values = {"year": "2008-2012", "cohort": "2005", "level": "7", "industry": "J", "programme": "HIST", "fresh": "old"}
    values |= {"language": "it", "offers": "mentor"}
    yes = dict.fromkeys(["claimed", "work", "email"], "yes")
    with translation.override(language):
        for name, facet in all_facets().items():
            value = {**values, **yes}.get(name, "IT")
            one = segment(f"{name}={value}", "arne")
            label = facet.labels([value], one.institution_id)[value]
            assert label in one.sentence()
            assert "{" not in one.sentence()
            assert one.sentence() != segment("", "arne").sentence()


@pytest.mark.parametrize(("language", "finland"), [("en", "Finland"), ("fi", "Suomi"), ("nb", "Finland")])
def test_names_are_those_of_the_page(segment, language, finland):
    with translation.override(language):
        assert segment("country=FI").labels() == {"country": [finland]}


def test_freshness_moves_with_time():
    with time_machine.travel("2026-03-15"):
        confirmed = month([None, timezone.now()])
        assert (confirmed, month([None])) == ("2026-03", "never")
        assert bucket_of(confirmed) == "fresh"
    with time_machine.travel("2028-03-31"):
        assert bucket_of(confirmed) == "fresh"
    with time_machine.travel("2028-04-02"):
        assert bucket_of(confirmed) == "old"


@pytest.mark.parametrize("bucket", ["fresh", "old", "never"])
def test_a_bucket_is_all_its_months(bucket):
    assert {bucket_of(value) for value in months_of([bucket], 0)} == {bucket}
