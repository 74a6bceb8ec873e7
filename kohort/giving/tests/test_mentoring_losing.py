"""Somebody hides or is erased in the middle of a round: what ran ends, and who is left is given a new partner."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kohort.activity.models import Happening
from kohort.giving.mentoring.alone import left_behind
from kohort.giving.mentoring.joining import leave
from kohort.giving.mentoring.losing import hidden
from kohort.giving.models import Given, Meeting, Pair, Part
from kohort.privacy.erasing import erase
from tests.jobs import run_jobs

from .mentorings import mentoring, takes_part, together

WHY = "a test looks at everything"


@pytest.fixture
def one(cast):
    return mentoring(cast.here, days=-40, announced=timezone.now())


@pytest.fixture
def pair(cast, one):
    return together(one, takes_part(one, cast.ada, "mentor"), takes_part(one, cast.stein))


def told():
    """(about whom, what else is said) of those who were told that they are alone."""
    rows = Happening.objects.trusted(WHY).filter(verb="part.alone").order_by("pk")
    return [(one.about_id, one.by_id, sorted(one.particulars)) for one in rows]


def hide(person):
    person.hide()
    run_jobs()


@pytest.mark.parametrize("goes", [hide, erase])
def test_the_other_sees_the_same_whether_they_hid_or_were_erased(cast, browse, pair, goes):
    """And whoever runs the round sees nothing that tells the two apart."""
    goes(cast.ada)
    stein = browse("stein")
    assert told() == [(cast.stein.pk, None, ["part", "round"])]
    assert stein.get(f"/nordvik/mentoring/pairs/{pair.key}/").status_code == 404
    assert "no longer there" in stein.get(f"/nordvik/mentoring/rounds/{pair.round.key}/").text
    kari = browse("kari")
    page = kari.get(f"/nordvik/mentoring/rounds/{pair.round.key}/progress/").text
    assert "Need a new partner" in page
    assert page.count("Stein Strand") == 1
    assert "somebody you do not see" not in page
    assert "Somebody needs a new partner" in kari.get("/nordvik/desk/").text


def test_told_twice_it_is_once_and_who_is_back_has_lost_nothing(cast, pair):
    cast.ada.hide()
    cast.ada.show()
    run_jobs()
    assert Pair.live().exists()
    hide(cast.ada)
    hidden(Happening.objects.trusted(WHY).filter(verb="person.hidden").last())
    assert len(told()) == 1


def test_whoever_is_left_is_given_to_somebody_else(cast, browse, one, pair):
    free, kari = takes_part(one, cast.bo, "mentor"), browse("kari")
    erase(cast.ada)
    progress = f"/nordvik/mentoring/rounds/{one.key}/progress/"
    assert f'value="{free.key}"' in kari.get(progress).text
    for _tab in range(2):
        page = kari.post(progress, {"do": "two", "mentor": free.key, "mentee": pair.mentee.key}, follow=True).text
    assert "This mentee has a mentor already" in page
    assert [(one.mentor_id, one.mentee_id) for one in Pair.live()] == [(free.pk, pair.mentee_id)]
    assert not left_behind().exists()


def test_a_group_loses_its_mentor_and_its_mentees_another_day_each_finds_a_place(cast, browse):
    """Sign-up has closed: whoever runs the round finds it for them. No rule of pairs holds in a group."""
    one = mentoring(cast.here, "groups", days=-40)
    ada, bo = (takes_part(one, person, "mentor", places=3, languages=["no"]) for person in (cast.ada, cast.bo))
    stein, cy = (takes_part(one, person, languages=["fi"]) for person in (cast.stein, cast.cy))
    for mentee in (stein, cy):
        together(one, ada, mentee)
    erase(cast.cy)
    assert told() == [(cast.ada.pk, None, ["part", "round"])]
    assert not left_behind().exists()  # she has Stein
    hide(cast.ada)
    assert list(left_behind()) == [stein]
    progress = f"/nordvik/mentoring/rounds/{one.key}/progress/"
    browse("kari").post(progress, {"do": "two", "mentor": bo.key, "mentee": stein.key})
    assert Pair.live().get().mentor_id == bo.pk


def test_what_was_given_is_counted_before_it_is_gone(cast, pair):
    Meeting.objects.create(pair=pair, on=timezone.localdate(), minutes=45)
    erase(cast.stein)
    assert Given.objects.trusted(WHY).get().minutes == 45


def test_a_round_that_is_over_and_a_talk_that_has_been_lose_nobody(cast):
    over = mentoring(cast.here, days=-120, announced=timezone.now())
    together(over, takes_part(over, cast.ada, "mentor"), takes_part(over, cast.stein))
    talks = mentoring(cast.here, "flash")
    ada, stein = takes_part(talks, cast.ada, "mentor"), takes_part(talks, cast.stein)
    together(talks, ada, stein, starts=timezone.now() - timedelta(days=1))
    hide(cast.ada)
    assert told() == []
    assert Pair.live().count() == 2


def test_who_leaves_the_round_leaves_somebody_alone(cast, viewer, pair):
    leave(Part.objects.trusted(WHY).get(pk=pair.mentor_id), viewer("ada"))
    assert list(left_behind()) == [pair.mentee]
