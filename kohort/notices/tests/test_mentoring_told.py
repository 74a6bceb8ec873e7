"""Who takes part in mentoring is told: of each other, of the question how it goes, of an end."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kohort.activity.models import record
from kohort.giving.links import CHECK
from kohort.giving.mentoring.announcing import announce
from kohort.giving.mentoring.checks import ask
from kohort.giving.mentoring.closing import close
from kohort.giving.mentoring.ending import end
from kohort.giving.mentoring.joining import take_part
from kohort.giving.mentoring.meetings import note
from kohort.giving.mentoring.places import take
from kohort.giving.mentoring.talks import agree
from kohort.giving.models import Check, Keeper, Pair
from kohort.giving.tests.mentorings import mentoring, takes_part, together
from kohort.notices.models import Notice
from kohort.people.models import Block

from .mails import appointment

WHY = "a test looks at everything"


@pytest.fixture(autouse=True)
def english(cast):
    cast.here.language = "en"
    cast.here.save()


@pytest.fixture
def one(cast):
    """Under way: Ada mentors Stein."""
    return mentoring(cast.here, days=-40, announced=timezone.now())


@pytest.fixture
def pair(cast, one):
    return together(one, takes_part(one, cast.ada, "mentor", places=2), takes_part(one, cast.stein), ago=30)


def notices():
    return list(Notice.objects.trusted(WHY).order_by("pk").values_list("person__given_names", "verb"))


def by_address(letters):
    return {letter["To"].split("@")[0]: letter for letter in letters}


def text(letter):
    return letter.get_body(("plain",)).get_content()


def test_both_are_told_of_each_other_with_what_the_page_shows(cast, mailbox, browse):
    one = mentoring(cast.here, days=-10, matched=timezone.now())
    mentor, mentee = takes_part(one, cast.ada, "mentor", words="I dig."), takes_part(one, cast.stein)
    pair = together(one, mentor, mentee, begun=None)
    announce(one)
    letters = by_address(mailbox.deliver())
    ada, stein = text(letters["ada"]), text(letters["stein"])
    assert "You mentor Stein Strand" in ada
    assert "stein@nordvik.example.org" in ada
    assert "How does one begin?" in ada
    assert "Ada Ødegård is your mentor" in stein
    assert "Write to your mentor this week" in stein
    assert "I dig." in stein
    assert f"/nordvik/mentoring/pairs/{pair.key}/" in stein
    assert "Ada" not in letters["stein"]["Subject"]
    assert letters["stein"]["List-Unsubscribe"] is None
    assert "Ada Ødegård is your mentor" in letters["stein"].get_body(("html",)).get_content()
    assert notices() == [("Ada", "pair.begun"), ("Stein", "pair.begun")]
    assert (
        "Ada Ødegård and you were brought together: First steps, Spring"
        in browse("stein").get("/nordvik/notices/").text
    )


def test_who_is_kept_apart_meanwhile_is_named_to_nobody(cast, pair, mailbox):
    Block.objects.create(person=cast.stein, whom=cast.ada)
    for part in (cast.ada, cast.stein):
        record("pair.begun", institution=cast.here, about=part, round=pair.round_id, pair=pair.pk)
    assert mailbox.deliver() == []


def test_a_mentor_hears_of_a_talk_somebody_took(cast, viewer, mailbox):
    one = mentoring(cast.here, "flash")
    mentor = takes_part(one, cast.ada, "mentor")
    take(one, mentor.key, viewer("stein"))
    letters = by_address(mailbox.deliver())
    assert "Stein Strand would like to talk with you" in text(letters["ada"])
    assert "You have a talk with Ada Ødegård" in text(letters["stein"])


def test_whoever_is_asked_how_it_goes_reads_about_whom(cast, one, pair, mailbox):
    """Ada mentors two: each question names the one it is about, and each link answers its own."""
    other = together(one, pair.mentor, takes_part(one, cast.bo), ago=30)
    ask(pair, Check.Stage.MIDWAY), ask(other, Check.Stage.MIDWAY)
    letters = mailbox.deliver()
    checks = Check.objects.trusted(WHY).in_bulk(field_name="pk").values()
    said = {
        (pair.pk, "ada"): "How is it going between you and Stein Strand?",
        (pair.pk, "stein"): "How is it going between you and Ada Ødegård?",
        (other.pk, "ada"): "How is it going between you and Bo Berg?",
        (other.pk, "bo"): "How is it going between you and Ada Ødegård?",
    }
    assert len(letters) == 4
    for check in checks:
        to = "ada" if check.part_id == pair.mentor_id else "bo" if check.pair_id == other.pk else "stein"
        (mine,) = [letter for letter in letters if CHECK.token(check.key) in text(letter)]
        assert mine["To"] == f"{to}@nordvik.example.org"
        assert said[check.pair_id, to] in text(mine)
    assert notices() == []


def test_what_was_answered_before_the_mail_went_out_is_not_asked(cast, pair, mailbox):
    ask(pair, Check.Stage.SILENCE)
    Check.objects.trusted(WHY).filter(part=pair.mentor_id).update(answered=timezone.now())
    assert list(by_address(mailbox.deliver())) == ["stein"]


def test_an_early_end_is_told_to_the_other_and_not_why(cast, pair, viewer, mailbox):
    end(pair, viewer("stein"), "She never writes.")
    (letter,) = mailbox.deliver()
    assert letter["To"] == "ada@nordvik.example.org"
    assert "Your mentoring with Stein Strand has ended" in text(letter)
    assert "never writes" not in text(letter)
    assert notices() == [("Ada", "pair.ended")]


def test_the_end_of_a_round_asks_how_it_was_and_says_nothing_else(cast, one, pair, viewer, mailbox):
    close(one, viewer("kari"))
    letters = by_address(mailbox.deliver())
    assert "How was it with Stein Strand?" in text(letters["ada"])
    assert len(mailbox.letters) == 2
    assert notices() == [("Ada", "pair.ended"), ("Stein", "pair.ended")]


def test_a_meeting_is_told_in_the_page_alone(cast, pair, viewer, mailbox, browse):
    note(pair, viewer("stein"), timezone.localdate(), 60)
    assert mailbox.deliver() == []
    assert notices() == [("Ada", "meeting.noted")]
    browse("ada").get(f"/nordvik/mentoring/pairs/{pair.key}/")
    assert Notice.objects.trusted(WHY).get().read is not None


def test_who_keeps_the_programme_hears_once_a_day_who_signs_up(cast, viewer, mailbox, browse):
    one = mentoring(cast.here)
    Keeper.objects.create(scheme=one.scheme, person=cast.tora)
    take_part(one, viewer("stein"), "mentee"), take_part(one, viewer("ada"), "mentor")
    assert mailbox.deliver() == []
    notice = Notice.objects.trusted(WHY).get()
    assert (notice.person_id, notice.count) == (cast.tora.pk, 2)
    assert browse("tora").get(f"/nordvik/notices/{notice.key}/").url == f"/nordvik/mentoring/rounds/{one.key}/plan/"
    take_part(one, viewer("bo"), "mentor"), mailbox.deliver()
    assert Notice.objects.trusted(WHY).get().read is not None
    Notice.objects.trusted(WHY).update(at=timezone.now() - timedelta(days=2))
    take_part(one, viewer("cy"), "mentor"), mailbox.deliver()
    assert Notice.objects.trusted(WHY).get().read is None


def test_a_mentor_of_a_group_is_asked_about_all_of_it(cast, viewer, mailbox):
    one = mentoring(cast.here, "groups", days=-40)
    mentor = takes_part(one, cast.ada, "mentor", places=5)
    for person in (cast.bo, cast.stein):
        ask(together(one, mentor, takes_part(one, person)), Check.Stage.MIDWAY)
    letters = by_address(mailbox.deliver())
    assert "How is it going in your group?" in text(letters["ada"])
    assert "How is it going between you and Ada Ødegård?" in text(letters["bo"])
    assert len(mailbox.letters) == 3


def test_the_other_hears_when_they_talk_and_has_it_for_the_calendar(cast, viewer, mailbox):
    one = mentoring(cast.here, "flash")
    pair = together(one, takes_part(one, cast.ada, "mentor"), takes_part(one, cast.stein))
    starts = timezone.now() + timedelta(days=7)
    agree(pair, starts, viewer("ada")), agree(pair, starts, viewer("ada"))
    (letter,) = mailbox.deliver()
    assert letter["To"] == "stein@nordvik.example.org"
    assert "Ada Ødegård has set the time you agreed on." in text(letter)
    assert appointment(letter)["summary"] == "Talk with Ada Ødegård"
    assert notices() == [("Stein", "pair.timed")]
    end(Pair.objects.trusted(WHY).get(pk=pair.pk), viewer("ada"))
    ended = mailbox.deliver()[-1]
    assert (ended["To"], appointment(ended)["status"]) == ("stein@nordvik.example.org", "CANCELLED")
