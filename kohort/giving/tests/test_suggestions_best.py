"""The right one first: by what they know about in whatever form, by place, by language, and being asked least."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from kohort.giving.asks.suggesting import Need, need_of, suggest
from kohort.giving.limits.models import Approach
from kohort.giving.models import Ask, Given
from kohort.people.models import Language, Residence, Topic
from tests.cast import fact
from tests.jobs import run_jobs

from .offering import crowd, indexed, lecturer, names


@pytest.fixture
def people(cast):
    """Five who would lecture; what they know is in five languages."""
    known = {
        "kaisa": {"topics": ["Vähittäiskaupan hankinnat"], "work": "Ostopäällikkö @ Fjordkraft"},
        "sunniva": {"topics": ["Marknadsføring"], "work": "Sjukepleiar @ Haukeland"},
        "ola": {"work": "Markedsføringsleder @ Nordmat"},
        "jane": {"topics": ["Supply chains"], "work": "Nurse @ Ullevål"},
        "mikko": {"topics": ["Kaupunkisuunnittelu"]},
    }
    found = {name: lecturer(cast.here, name.title(), **more) for name, more in known.items()}
    indexed()
    return found


ASKED = {
    "Kaupan tulevaisuus": ["kaisa"],
    "Luento hankinnoista\nmyymälöissä ja kaupassa": ["kaisa"],
    "Førelesing om marknadsføringa i små bedrifter": ["sunniva", "ola"],
    "Sjukepleiarane i framtida": ["sunniva"],
    "Talk on nursing": ["jane"],
    "Kaupunkien kehitys": ["mikko"],
}


def test_inflected_words_and_compounds(people, viewer):
    found = {words: names(people, viewer("tora"), words)[: len(first)] for words, first in ASKED.items()}
    assert found == ASKED


def test_reasons_are_in_words_and_in_the_language_of_the_page(cast, people, viewer):
    fact(Residence, people["kaisa"], place="Espoo", country="FI")
    fact(Language, people["kaisa"], code="fi")
    indexed()
    need = Need("guest_lecture", "vähittäiskauppa", "fi", "here", "Helsinki", "FI")
    found = suggest(need, viewer("tora"))[0]
    assert found.fits
    assert found.reasons[0] == "knows about Vähittäiskaupan hankinnat"
    assert re.fullmatch(r"lives 1\d km away", found.reasons[1])
    assert found.reasons[2] == "speaks Finnish"
    with translation.override("fi"):
        assert "Vähittäiskaupan hankinnat" in suggest(need, viewer("tora"))[0].reasons[0]


def test_among_equals_the_near_the_speaker_and_the_least_asked(cast, viewer):
    far, near, asked = (lecturer(cast.here, name, topics=["Retail"]) for name in ("Far", "Near", "Asked"))
    people = {"far": far, "near": near, "asked": asked}
    for person, town in ((far, "Tromsø"), (near, "Bergen"), (asked, "Bergen")):
        fact(Residence, person, place=town, country="NO")
    Approach.objects.create(person=asked, what=Approach.For.ASK)
    indexed()
    here = {"way": "here", "town": "Bergen", "country": "NO"}
    assert names(people, viewer("tora"), "retail", **here) == ["near", "asked", "far"]
    assert names(people, viewer("tora"), "retail", way="remote")[-1] == "asked"
    fact(Language, far, code="sv")
    indexed()
    assert names(people, viewer("tora"), "retail", language="sv", way="remote")[0] == "far"


def test_when_somebody_was_asked_is_told_by_the_year(cast, viewer):
    never, once = (lecturer(cast.here, name, topics=["Retail"]) for name in ("Never", "Once"))
    long_ago = timezone.now() - timedelta(days=900)
    Approach.objects.create(person=once, what=Approach.For.ASK, at=long_ago)
    found = {one.person_id: one.reasons for one in suggest(Need("guest_lecture", "retail"), viewer("tora"))}
    assert "has never been asked" in found[never.pk]
    assert f"was last asked in {long_ago.year}" in found[once.pk]


def test_who_offers_something_like_it_comes_after_and_it_is_said(cast, viewer):
    talks = lecturer(cast.here, "Talks", kind="career_talk", topics=["Retail"])
    lectures = lecturer(cast.here, "Lectures", topics=["Retail"])
    first, second = suggest(Need("guest_lecture", "retail"), viewer("tora"))
    assert (first.person_id, second.person_id) == (lectures.pk, talks.pk)
    assert "would give a career talk" in second.reasons


def test_who_knows_nothing_of_it_comes_last_and_is_marked(cast, viewer):
    other = lecturer(cast.here, "Other", topics=["Sewing"])
    knows = lecturer(cast.here, "Knows", topics=["Retail"])
    found = suggest(Need("guest_lecture", "retail"), viewer("tora"))
    assert [(one.person_id, one.fits) for one in found] == [(knows.pk, True), (other.pk, False)]


def test_what_somebody_gave_is_known_to_who_received_it_and_to_the_office(cast, viewer):
    gave = lecturer(cast.here, "Gave")
    Given.objects.create(institution=cast.here, person=gave, by=cast.tora, kind="guest_lecture", title="Retail in Asia")
    indexed()
    said = f"gave “Retail in Asia” in {timezone.localdate().year}"
    for who, knows in (("tora", True), ("kari", True), ("stein", False)):
        (one,) = suggest(Need("guest_lecture", "retail"), viewer(who))
        assert (one.fits, said in one.reasons) == (knows, knows)


def test_an_ask_is_a_need(cast):
    ask = Ask(institution=cast.here, kind="guest_lecture", title="Retail", words="in Asia", programme=cast.history)
    need = need_of(ask)
    assert (need.words, need.level, need.way, need.on) == ("Retail\nin Asia", 7, "either", None)


def test_as_many_queries_for_three_as_for_forty(cast, viewer, django_assert_num_queries):
    eyes, need = viewer("ada"), Need("guest_lecture", "retail", "nn", "here", "Bergen", "NO")
    crowd(cast.here, 3)
    with CaptureQueriesContext(connection) as few:
        assert len(suggest(need, eyes, limit=3)) == 3
    crowd(cast.here, 37)
    with django_assert_num_queries(len(few)):
        assert len(suggest(need, eyes, limit=40)) == 40


def test_what_changes_is_found_by_the_new_words_once_the_index_has_caught_up(cast, people, viewer):
    fact(Topic, people["mikko"], text="Retail")
    run_jobs()
    assert names(people, viewer("tora"), "retail")[0] == "mikko"
