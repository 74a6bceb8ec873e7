"""Somebody is no longer there: the other hears of it, and who runs the round; neither who it was nor why."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kohort.activity.models import Happening
from kohort.giving.mentoring.pairing import pair_two
from kohort.giving.models import Keeper
from kohort.giving.tests.mentorings import mentoring, takes_part, together
from kohort.notices.mentoring_lost import alone
from kohort.notices.models import Notice
from kohort.privacy.erasing import erase
from tests.jobs import run_jobs

from .mails import appointment

WHY = "a test looks at everything"


@pytest.fixture(autouse=True)
def english(cast):
    cast.here.language = "en"
    cast.here.save()


@pytest.fixture
def pair(cast):
    one = mentoring(cast.here, days=-40, announced=timezone.now())
    Keeper.objects.create(scheme=one.scheme, person=cast.tora)
    return together(one, takes_part(one, cast.ada, "mentor"), takes_part(one, cast.stein))


def hide(person):
    person.hide()
    run_jobs()


def notices():
    rows = Notice.objects.trusted(WHY).order_by("person_id")
    return list(rows.values_list("person__given_names", "verb", "by", "count"))


@pytest.mark.parametrize("goes", [hide, erase])
def test_the_other_and_the_keepers_hear_of_it_once(cast, pair, mailbox, browse, goes):
    goes(cast.ada)
    (letter,) = mailbox.deliver()
    text = letter.get_body(("plain",)).get_content()
    assert letter["To"] == "stein@nordvik.example.org"
    assert "Your mentor is no longer there" in text
    assert "They can help you to find somebody else." in text
    assert "Ødegård" not in text
    alone(Happening.objects.trusted(WHY).get(verb="part.alone"))
    assert mailbox.deliver() == [letter]
    assert notices() == [("Stein", "part.alone", None, 1), ("Tora", "part.lost", None, 1)]
    tora = browse("tora")
    progress = f"/nordvik/mentoring/rounds/{pair.round.key}/progress/"
    assert tora.get(f"/nordvik/notices/{Notice.objects.trusted(WHY).get(person=cast.tora).key}/").url == progress
    tora.get(progress)
    assert Notice.objects.trusted(WHY).get(person=cast.tora).read


def test_without_keepers_the_office_hears_of_it(cast, pair):
    Keeper.objects.trusted(WHY).all().delete()
    erase(cast.ada), run_jobs()
    assert [who for who, verb, *_rest in notices() if verb == "part.lost"] == ["Kari"]


def test_a_talk_to_come_leaves_the_calendar_though_the_pair_is_gone(cast, mailbox):
    one = mentoring(cast.here, "flash")
    ada, stein = takes_part(one, cast.ada, "mentor"), takes_part(one, cast.stein)
    pair = together(one, ada, stein, starts=timezone.now() + timedelta(days=2), sequence=3)
    erase(cast.stein)
    (letter,) = mailbox.deliver()
    assert "One of your talks falls away" in letter.get_body(("plain",)).get_content()
    entry = appointment(letter)
    assert (entry["status"], entry["uid"].split("@")[0], entry["sequence"]) == ("CANCELLED", pair.key, 4)


def test_who_has_somebody_new_by_then_hears_of_them_alone(cast, pair, mailbox):
    free = takes_part(pair.round, cast.bo, "mentor")
    erase(cast.ada)
    pair_two(pair.round, free.key, pair.mentee.key)
    letters = mailbox.deliver()
    assert sorted(one["To"].split("@")[0] for one in letters) == ["bo", "stein"]
    assert all("no longer there" not in one.get_body(("plain",)).get_content() for one in letters)
