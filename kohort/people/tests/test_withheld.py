"""Whoever narrows what others see is out of every answer at once, before the index knows, and back when it does."""

import pytest
from django.db import transaction
from django.utils import timezone

from kohort.access.audience import Audience
from kohort.people.models import Position
from kohort.people.segments import Segment
from kohort.search import engine
from kohort.search.models import Withheld
from tests.cast import fact


@pytest.fixture
def total(viewer):
    """How many of the cast a viewer finds by a query."""

    def of(who, **asked):
        eyes = viewer(who)
        segment = Segment(eyes.institution_id, asked.pop("text", ""), tuple(asked.items()))
        return engine.ask(segment.question(eyes)).total

    return of


@pytest.fixture
def work(cast, indexed):
    row = fact(Position, cast.ada, employer="Fjordkraft")
    indexed()
    return row


FJORDKRAFT = {"employer": ("Fjordkraft",)}


def hide(cast, work):
    cast.ada.hidden_since = timezone.now()
    cast.ada.save()


def unclaim(cast, work):
    cast.ada.account = None
    cast.ada.save(update_fields=["account"])


def lower(cast, work):
    work.audience = Audience.OFFICE
    work.save()


def end(cast, work):
    work.ended = "2026-01-01"
    work.save()


def remove(cast, work):
    work.delete()


def erase(cast, work):
    cast.ada.delete()


@pytest.mark.parametrize("act", [hide, unclaim, lower, end, remove, erase])
def test_gone_at_once_and_for_good(cast, indexed, work, total, act):
    assert total("cy", **FJORDKRAFT) == 1
    act(cast, work)
    assert total("cy", **FJORDKRAFT) == 0
    assert Withheld.of(cast.here.pk) == {work.person_id}
    indexed()
    assert Withheld.of(cast.here.pk) == frozenset()
    assert total("cy", **FJORDKRAFT) == 0


def test_back_for_those_who_may(cast, indexed, work, total):
    lower(cast, work)
    indexed()
    assert total("arne", **FJORDKRAFT) == 1
    assert total("cy", text="odegaard") == 1


def test_a_new_fact_or_a_confirmed_one_withholds_nobody(cast, indexed, work, total):
    fact(Position, cast.ada, employer="Vapor")
    work.confirmed = timezone.now()
    work.save(update_fields=["confirmed"])
    assert Withheld.of(cast.here.pk) == frozenset()
    assert total("cy", employer=("Vapor",)) == 0
    indexed()
    assert total("cy", employer=("Vapor",)) == 1


def test_what_is_undone_withholds_nobody_and_asks_for_nothing(cast, indexed, work):
    with transaction.atomic():
        hide(cast, work)
        transaction.set_rollback(True)
    assert Withheld.of(cast.here.pk) == frozenset()


def test_the_job_may_run_twice(cast, indexed, work, total):
    from kohort.people.jobs import catch_up

    for _ in range(2):
        catch_up.enqueue([cast.ada.pk])
        indexed()
    assert total("cy", **FJORDKRAFT) == 1


def test_nobody_of_another_institution_is_withheld_or_found(cast, indexed, work, viewer, total):
    hide(cast, work)
    assert Withheld.of(cast.there.pk) == frozenset()
    assert engine.ask(Segment(cast.there.pk).question(viewer("selma"))).total == 1
    assert engine.ask(Segment(cast.there.pk).question(viewer("cy"))).total == 0
