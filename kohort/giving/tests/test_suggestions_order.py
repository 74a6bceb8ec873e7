"""Among those who surely know the topic circumstances decide, and words that say nothing of it find nobody."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kohort.giving.asks.suggesting import Need
from kohort.giving.limits.models import Approach
from kohort.giving.models import Offer
from kohort.people.models import Language, Residence
from kohort.search.stems import stems
from tests.cast import fact

from .offering import indexed, lecturer, names


def asked_twice(person):
    lately = timezone.now() - timedelta(days=40)
    Approach.objects.bulk_create(Approach(person=person, what=Approach.For.ASK, at=lately) for _ in range(2))


def said_long_ago(person):
    Offer.objects.trusted("test").filter(person=person).update(recorded=timezone.now() - timedelta(days=5 * 365))


def lives_far_away(person):
    fact(Residence, person, place="Tromsø", country="NO")


def speaks_another(person):
    fact(Language, person, code="fr")


def offers_something_like_it(person):
    Offer.objects.trusted("test").filter(person=person).update(kind="career_talk")


AGAINST = [asked_twice, said_long_ago, lives_far_away, speaks_another, offers_something_like_it]
HERE = {"way": "here", "town": "Bergen", "country": "NO", "language": "nb"}


@pytest.mark.parametrize("against", AGAINST, ids=lambda one: one.__name__)
@pytest.mark.parametrize("form", ["Skipsfartens historie", "Linjeskipsfart"])
def test_the_very_word_does_not_outweigh_a_circumstance(cast, viewer, form, against):
    exact, other = lecturer(cast.here, "Exact", topics=["Skipsfart"]), lecturer(cast.here, "Other", topics=[form])
    against(exact)
    indexed()
    assert names({"exact": exact, "other": other}, viewer("tora"), "Skipsfart", **HERE) == ["other", "exact"]


def test_no_circumstances_make_a_hint_as_good_as_knowing(cast, viewer):
    knows, hint = lecturer(cast.here, "Knows", topics=["Energi"]), lecturer(cast.here, "Hint", topics=["Energidrikk"])
    asked_twice(knows)
    indexed()
    assert names({"knows": knows, "hint": hint}, viewer("tora"), "Energi", **HERE) == ["knows", "hint"]


SAY_NOTHING = [
    "Lecture on {} in working life",
    "Fortelle om {} i praksis for førsteårsstudenter",
    "Gjesteførelesing om {} i arbeidslivet",
    "Föreläsning om {} i praktiken, gärna från arbetslivet",
    "Vierailuluento: {} käytännössä ja työelämässä",
]


@pytest.mark.parametrize("said", SAY_NOTHING)
def test_what_every_ask_says_is_not_sought(said):
    sought = Need("guest_lecture", said.format("geologi")).sought
    assert [stem.base for stem in sought] == ["geolog"]


def test_what_one_is_counts_where_nothing_else_is_said():
    for said, telling in (("Konsulent i geologi", "geologi"), ("Konsulent", "konsulent")):
        assert tuple(Need("mentor", said).sought) == stems(telling)


def test_the_title_counts_for_more_than_all_that_is_told_of_it():
    found = Need("guest_lecture", "Geologi\n" + " ".join(f"detalj{sign}" for sign in "abcdefgh")).sought
    title, *rest = found.values()
    assert title == 3 >= sum(rest)
