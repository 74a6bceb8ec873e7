"""Whoever runs a round sees who may need a word, and in the end closes it: told, asked how it was, and counted."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kohort.activity.models import Happening
from kohort.giving.given import Given
from kohort.giving.mentoring.going import feedback, pairs_of
from kohort.giving.mentoring.pairs import Check, Meeting, Pair

from .mentorings import mentoring, takes_part, together


@pytest.fixture
def one(cast):
    return mentoring(cast.here, days=-60)


@pytest.fixture
def pair(cast, one):
    return together(one, takes_part(one, cast.ada, "mentor"), takes_part(one, cast.stein), ago=45)


@pytest.fixture
def going(one, viewer):
    return lambda: pairs_of(one, viewer("kari"), "nordvik")[0]


def meet(pair, ago, **fields):
    return Meeting.objects.create(pair=pair, on=timezone.localdate() - timedelta(days=ago), **fields)


def check(pair, part, ago, *, answered=True, **fields):
    when = timezone.now() - timedelta(days=ago)
    told = {"stage": "midway", "mood": 3} | fields
    return Check.objects.create(pair=pair, part=part, asked=when, answered=when if answered else None, **told)


def page_of(browse, one):
    return browse("kari").get(f"/nordvik/mentoring/rounds/{one.key}/progress/").content.decode()


def test_a_silence_of_thirty_days_is_noticed_and_says_what_to_do(pair, going, browse, one):
    assert going().is_silent
    assert going().next == "Nothing heard for 45 days. Write to them and ask how it goes."
    assert "Nothing heard for 45 days." in page_of(browse, one)
    check(pair, pair.mentee, 10, answered=False, stage="silence", mood=None)
    assert "have not answered: write to them." in going().next
    for ago, silent in ((-5, True), (30, True), (29, False)):
        meet(pair, ago)
        assert going().is_silent == silent
    assert (going().times, going().next) == (2, "")


def test_an_answer_is_a_sign_of_life_and_a_bad_one_needs_a_word(pair, going):
    check(pair, pair.mentor, 5)
    assert going().next == ""
    check(pair, pair.mentee, 4, mood=1, words="Ingen tid.")
    assert going().next.startswith("It does not go well.")
    assert {(said.name.name, said.check.mood) for said in going().said} == {("Ada Ødegård", 3), ("Stein Strand", 1)}
    meet(pair, 3)
    assert going().next == ""  # they have met since
    Pair.objects.trusted("test").update(ended=timezone.now())
    assert going().next == ""


def test_answers_are_counted_from_five_on(cast, one, viewer):
    mentor = takes_part(one, cast.ada, "mentor", places=4)
    for number, person in enumerate((cast.bo, cast.cy, cast.stein, cast.tora)):
        check(together(one, mentor, takes_part(one, person)), mentor, 1, mood=2 + number % 2)
    assert feedback(one, viewer("kari")) == []
    check(Pair.objects.trusted("test").first(), takes_part(one, cast.kari), 1, mood=1)
    assert feedback(one, viewer("kari")) == [("half-way", [("Well", 2), ("So so", 2), ("Not well, or not at all", 1)])]


def test_a_round_is_closed_once_and_what_was_given_is_counted(cast, one, pair, browse):
    meet(pair, 20, minutes=60), meet(pair, 3, minutes=45)
    silent = together(one, takes_part(one, cast.bo, "mentor"), takes_part(one, cast.cy))
    drawn = together(one, silent.mentor, pair.mentee, begun=None)
    path = f"/nordvik/mentoring/rounds/{one.key}/progress/"
    for _press in range(2):
        assert browse("kari").post(path, {"do": "close"}).status_code == 302
    verbs = Happening.objects.trusted("test").values_list("verb", flat=True)
    assert (list(verbs).count("pair.ended"), list(verbs).count("check.asked")) == (4, 4)
    given = Given.objects.trusted("test").get()
    assert (given.person_id, given.kind, given.minutes) == (cast.ada.pk, "mentor", 105)
    assert not Pair.live().exists()
    assert not Pair.objects.trusted("test").filter(pk=drawn.pk).exists()
    assert "This round was closed on" in page_of(browse, one)


def test_one_that_is_open_for_sign_up_cannot_be_closed(cast, browse):
    one = mentoring(cast.here)
    assert browse("kari").post(f"/nordvik/mentoring/rounds/{one.key}/progress/", {"do": "close"}).status_code == 404


def test_one_pair_is_ended_by_who_runs_the_round(one, pair, browse):
    path = f"/nordvik/mentoring/rounds/{one.key}/progress/"
    elsewhere = mentoring(one.scheme.institution, days=-60)
    assert (
        browse("kari").post(path.replace(one.key, elsewhere.key), {"do": "apart", "pair": pair.key}).status_code == 404
    )
    browse("kari").post(path, {"do": "apart", "pair": pair.key})
    assert not Pair.live().exists()
    assert "Ended on" in page_of(browse, one)
