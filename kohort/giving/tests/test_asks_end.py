"""Tora needs a lecture: people are asked in turn, the first yes wins, and the ask ends, whatever anybody does."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kohort.giving.asks.asking import (
    TooLate,
    accept,
    add,
    advance,
    arrange,
    conclude,
    decline,
    later,
    log,
    send,
    withdraw,
)
from kohort.giving.asks.sweeping import sweep
from kohort.giving.models import Given, Limits
from kohort.people.models import Block
from tests.jobs import run_jobs

from .needs import eyes, need, row, sent, states, told


def after(**span):
    return timezone.now() + timedelta(**span)


def test_the_first_is_asked_then_the_next_in_line(cast):
    ask = sent(cast.tora, cast.ada, cast.bo)
    assert states(ask) == ["open", "asked", "queued"]
    decline(row(ask, cast.ada), "I am in Rome.")
    assert states(ask) == ["open", "no", "asked"]
    accept(row(ask, cast.bo))
    assert states(ask) == ["agreed", "no", "yes"]
    verbs = ["ask.sent", "ask.declined", "ask.sent", "ask.agreed"]
    assert told(ask) == list(zip(verbs, [one.pk for one in (cast.ada, cast.ada, cast.bo, cast.bo)], strict=True))


def test_of_three_at_once_the_first_yes_wins(cast):
    ask = sent(cast.tora, cast.ada, cast.bo, cast.cy, cast.stein, at_once=3)
    accept(row(ask, cast.bo))
    assert states(ask) == ["agreed", "filled", "yes", "filled", "queued"]
    assert told(ask)[-2:] == [("ask.filled", cast.ada.pk), ("ask.filled", cast.cy.pk)]
    with pytest.raises(TooLate, match="quicker"):
        accept(row(ask, cast.cy))
    accept(row(ask, cast.bo))
    assert len(told(ask)) == 6


def test_a_reminder_then_the_next_then_the_end(cast):
    ask = sent(cast.tora, cast.ada, cast.bo)
    for days, then in ((1, "asked"), (2.1, "asked"), (2.2, "asked"), (4.1, "expired"), (8.2, "expired")):
        advance(ask.pk, after(days=days))
        assert states(ask)[1] == then
    assert states(ask) == ["expired", "expired", "expired"]
    assert [verb for verb, _about in told(ask)] == [
        "ask.sent",
        "ask.reminded",
        "ask.lapsed",
        "ask.sent",
        "ask.lapsed",
        "ask.expired",
    ]


def test_a_late_yes_is_welcome_as_long_as_nobody_was_quicker(cast):
    ask = sent(cast.tora, cast.ada, cast.bo)
    advance(ask.pk, after(days=4.1))
    accept(row(ask, cast.ada))
    assert states(ask) == ["agreed", "yes", "filled"]


def test_a_yes_taken_back_goes_to_the_next(cast):
    ask = sent(cast.tora, cast.ada, cast.bo)
    accept(row(ask, cast.ada))
    decline(row(ask, cast.ada), "My train does not run.")
    assert states(ask) == ["open", "no", "asked"]
    decline(row(ask, cast.bo))
    assert told(ask)[-1] == ("ask.expired", cast.tora.pk)
    add(ask, [cast.cy, cast.ada, cast.tora], eyes(cast.tora))
    assert states(ask) == ["open", "no", "no", "asked"]


def test_in_spring(cast):
    ask = sent(cast.tora, cast.ada)
    spring = after(days=120).date().replace(day=1)
    later(row(ask, cast.ada), spring)
    limits = Limits.objects.trusted("a test looks").get(person=cast.ada)
    assert (limits.paused_until, limits.per_year) == (spring, 4)
    assert states(ask) == ["expired", "later"]
    assert row(sent(cast.tora, cast.ada), cast.ada).told is None


def test_who_may_not_be_asked_looks_like_who_does_not_answer(cast, viewer):
    Block.put(cast.bo.pk, cast.tora.pk)
    left_out, silent = sent(cast.tora, cast.bo, cast.cy), sent(cast.tora, cast.stein, cast.kari)
    for days in (0, 2.1, 4.1):
        advance(left_out.pk, after(days=days))
        advance(silent.pk, after(days=days))
        assert states(left_out) == states(silent)
    mine, theirs = row(left_out, cast.bo), row(silent, cast.stein)
    assert (mine.reminded is None) == (theirs.reminded is None)
    assert [about for _verb, about in told(left_out)] == [cast.cy.pk]
    assert not type(mine).objects.visible_to(viewer("bo")).filter(ask=left_out).exists()
    assert not type(left_out).objects.visible_to(viewer("bo")).filter(pk=left_out.pk).exists()


def test_who_waits_in_line_never_knows(cast, viewer):
    ask = sent(cast.tora, cast.ada, cast.bo)
    withdraw(ask, eyes(cast.tora))
    assert states(ask) == ["withdrawn", "withdrawn", "withdrawn"]
    assert told(ask)[-1] == ("ask.withdrawn", cast.ada.pk)
    assert not type(ask).objects.visible_to(viewer("bo")).exists()
    assert type(ask).objects.visible_to(viewer("ada")).exists()


def test_a_changed_room_is_told(cast):
    ask = sent(cast.tora, cast.ada)
    accept(row(ask, cast.ada))
    ask.refresh_from_db()
    before = ask.sequence
    arrange(ask, eyes(cast.tora))
    ask.refresh_from_db()
    assert ask.sequence == before + 1
    assert told(ask)[-1] == ("ask.arranged", cast.ada.pk)


def test_held_thanked_and_counted_once(cast):
    ask = sent(cast.tora, cast.ada, heads=40)
    accept(row(ask, cast.ada))
    with pytest.raises(TooLate, match="still to come"):
        conclude(ask, eyes(cast.tora), held=True)
    first = conclude(ask, eyes(cast.tora), held=True, thanks="Thank you, Ada!", now=after(days=21))
    again = conclude(ask, eyes(cast.tora), held=True, now=after(days=21))
    assert first == again
    assert (first.thanks, first.heads, first.by_id) == ("Thank you, Ada!", 40, cast.tora.pk)
    assert states(ask) == ["done", "yes"]
    assert told(ask)[-1] == ("ask.concluded", cast.ada.pk)


def test_nobody_says_whether_it_was_held(cast):
    """Asked three times, then counted, since both agreed; and whoever asked may still put it right."""
    ask = sent(cast.tora, cast.ada)
    accept(row(ask, cast.ada))
    for days in (20.1, 20.2, 27.1, 41.1, 42):
        advance(ask.pk, after(days=days))
    assert [verb for verb, _about in told(ask)].count("ask.due") == 3
    advance(ask.pk, after(days=50.2))
    given = Given.objects.trusted("a test looks").get(ask=ask)
    assert (given.by_id, given.words, given.on) == (None, "", ask.day)
    assert conclude(ask, eyes(cast.tora), held=False, now=after(days=60)) is None
    assert states(ask)[0] == "not-held"
    assert not Given.objects.trusted("a test looks").exists()


def test_what_a_lost_job_missed_is_made_good(cast):
    ask, left = sent(cast.tora, cast.ada), sent(cast.stein, cast.bo)
    type(ask).objects.trusted("a test winds the clock").update(starts=after(hours=1))
    type(left).objects.trusted("a test takes the asker away").filter(pk=left.pk).update(by=None)
    type(row(ask, cast.ada)).objects.trusted("a test winds the clock").update(reply_by=after(hours=-1))
    with pytest.raises(TooLate, match="no longer needed"):
        accept(row(left, cast.bo))
    sweep()
    assert states(ask) == ["expired", "expired"]
    assert states(left) == ["withdrawn", "withdrawn"]


def test_who_said_yes_leaves(cast):
    ask = sent(cast.tora, cast.ada, cast.bo)
    accept(row(ask, cast.ada))
    cast.ada.delete()
    sweep()
    assert states(ask) == ["open", "asked"]


def test_a_visit_of_the_past_is_counted_once(cast, viewer):
    on = after(days=-400).date()
    first, again = (log(viewer("tora"), cast.ada, "company_visit", on, heads=12) for _twice in range(2))
    assert first == again
    assert first.heads == 12


@pytest.mark.parametrize("wrong", ["nobody", "twice", "too soon"])
def test_what_cannot_be_sent(cast, wrong):
    ask = need(cast.tora, starts=after(hours=1) if wrong == "too soon" else after(days=9))
    if wrong == "twice":
        send(ask, [cast.bo], eyes(cast.tora))
    with pytest.raises(TooLate):
        send(ask, [cast.tora] if wrong == "nobody" else [cast.ada], eyes(cast.tora))


def test_jobs_wait_for_their_hour(cast):
    ask = sent(cast.tora, cast.ada)
    run_jobs()
    assert states(ask) == ["open", "asked"]
