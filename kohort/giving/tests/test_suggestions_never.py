"""Who is never suggested: whoever is not here, is kept apart, is not asked now, or does not offer it to this viewer."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kohort.access.audience import Audience
from kohort.giving.asks.suggesting import Need, suggest
from kohort.giving.limits.models import Approach
from kohort.giving.models import Limits, Offer
from kohort.giving.suggesting.finding import candidates
from kohort.giving.suggesting.indexing import OFFERS, everybody
from kohort.people.models import Block, Residence, Topic
from kohort.privacy.erasing import erase
from tests.cast import fact
from tests.jobs import run_jobs

from .offering import indexed, names, offering


@pytest.fixture
def retail(cast):
    """Ada, Bo, Cy, hidden Hedda, unclaimed Una and Selma next door would all lecture on retail."""
    people = {name: getattr(cast, name) for name in ("ada", "bo", "cy", "hedda", "una", "selma")}
    for person in people.values():
        offering(person, topics=["Retail"])
    indexed()
    return people


@pytest.fixture
def ask(retail, viewer):
    return lambda who="tora", **more: names(retail, viewer(who), "Retail", **more)


def test_the_hidden_the_unclaimed_and_the_stranger(cast, retail, ask, viewer):
    for who in ("tora", "kari"):
        assert sorted(ask(who)) == ["ada", "bo", "cy"]
    assert ask("selma") == names(retail, viewer("selma", cast.here), "Retail") == []
    assert sorted(ask("ada")) == ["bo", "cy"]


def test_who_hides_is_gone_at_once(cast, retail, ask):
    cast.ada.hide()
    for who in ("tora", "kari"):
        assert sorted(ask(who)) == ["bo", "cy"]


def test_what_has_narrowed_finds_nobody_before_the_index_has_caught_up(cast, retail, viewer):
    need = Need("guest_lecture", "Retail")
    topic = Topic.objects.trusted("test").get(person=cast.ada)
    topic.audience = Audience.OFFICE
    topic.save()
    assert cast.ada.pk not in candidates(need, viewer("tora"), ())
    run_jobs()
    (one,) = [found for found in suggest(need, viewer("tora")) if found.person_id == cast.ada.pk]
    assert one.reasons == ["has never been asked", "would give a guest lecture"]


def test_no_word_of_a_fact_comes_from_the_index(cast, retail, viewer):
    """Not even where somebody narrowed it behind its back."""
    Topic.objects.trusted("test").filter(person=cast.ada).update(audience=Audience.OFFICE)
    told = {one.person_id: one.reasons for one in suggest(Need("guest_lecture", "Retail"), viewer("tora"))}
    assert "knows about Retail" in told[cast.bo.pk]
    assert "knows about Retail" not in told[cast.ada.pk]


@pytest.mark.parametrize("who", ["tora", "kari"])
@pytest.mark.parametrize("turned", [False, True])
def test_the_blocked_either_way(cast, retail, ask, who, turned):
    pair = [getattr(cast, who).pk, cast.ada.pk]
    Block.put(*(reversed(pair) if turned else pair))
    assert sorted(ask(who)) == ["bo", "cy"]


def test_the_erased(cast, retail, ask, viewer):
    gone = cast.ada.pk
    erase(cast.ada)
    assert sorted(ask()) == sorted(ask("kari")) == ["bo", "cy"]
    run_jobs()
    assert gone not in candidates(Need("guest_lecture", "Retail"), viewer("kari"), ())


def test_an_offer_for_others_eyes(cast, retail, ask):
    """What has narrowed since the index was written counts as well."""
    offers = Offer.objects.trusted("test")
    offers.filter(person=cast.ada).update(audience=Audience.OFFICE)
    offers.filter(person=cast.bo).update(audience=Audience.CLASSMATES)
    for _index in ("written before", "written anew"):
        assert ask("tora") == ["cy"]
        assert sorted(ask("kari")) == ["ada", "bo", "cy"]
        assert sorted(ask("ada")) == ["bo", "cy"]
        OFFERS.rebuild(everybody)


def test_an_offer_that_has_ended_or_is_another(cast, retail, ask):
    offer = Offer.objects.trusted("test").get(person=cast.ada)
    offer.ended = timezone.localdate()
    offer.save()
    assert sorted(ask()) == ["bo", "cy"]
    assert ask(kind="hire") == []


def test_who_has_paused_or_was_asked_enough(cast, retail, ask):
    fact(Limits, cast.ada, paused_until=timezone.localdate() + timedelta(days=30))
    fact(Limits, cast.bo, per_year=1)
    assert sorted(ask()) == ["bo", "cy"]
    Approach.objects.create(person=cast.bo, what=Approach.For.QUESTION)
    assert ask() == ["cy"]


def test_limits_on_place_language_and_month(cast, retail, ask):
    fact(Residence, cast.bo, place="Oslo", country="NO")
    fact(Limits, cast.ada, remote=True, languages=["fi"])
    fact(Limits, cast.bo, km=50)
    fact(Limits, cast.cy, months_off=[6])
    here = {"way": "here", "town": "Trondheim", "country": "NO"}
    assert ask(**here) == ["cy"]
    assert sorted(ask(**here | {"way": "either"})) == ["ada", "bo", "cy"]
    assert sorted(ask(language="nn")) == ["bo", "cy"]
    june = timezone.localdate().replace(month=6, day=1)
    assert sorted(ask(on=june)) == ["ada", "bo"]


def test_a_place_one_may_not_see_keeps_nobody_away(cast, retail, ask):
    """Else trying town after town would show where somebody lives."""
    fact(Residence, cast.bo, Audience.OFFICE, place="Oslo", country="NO")
    fact(Limits, cast.bo, km=50)
    here = {"way": "here", "town": "Trondheim", "country": "NO"}
    assert "bo" in ask(**here)
    assert "bo" not in ask("kari", **here)


def test_no_reason_from_a_row_one_may_not_see(cast, retail, viewer):
    fact(Topic, cast.bo, Audience.OFFICE, text="Kanari in retail")
    fact(Residence, cast.bo, Audience.CLASSMATES, place="Bodø", country="NO")
    need = Need("guest_lecture", "kanari retail", town="Bodø", country="NO")
    for who, told in (("tora", 0), ("ada", 1), ("kari", 2)):
        indexed()
        (one,) = [found for found in suggest(need, viewer(who)) if found.person_id == cast.bo.pk]
        assert ("lives in Bodø" in one.reasons) + ("knows about Kanari in retail" in one.reasons) == told


def test_where_many_are_busy_the_next_are_looked_at_and_no_gap_is_left(cast, retail, ask, monkeypatch):
    monkeypatch.setattr("kohort.giving.suggesting.finding.AT_ONCE", 1)
    fact(Limits, cast.ada, paused_until=timezone.localdate() + timedelta(days=30))
    assert sorted(ask()) == ["bo", "cy"]
