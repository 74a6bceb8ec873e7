"""Asking people to come: who gets a mail, who does not and why, everybody counted once; and each is asked once."""

from datetime import timedelta

import pytest
from django.db.models import Q
from django.utils import timezone

from kohort.activity.models import Happening
from kohort.events.inviting import rounds
from kohort.events.inviting.models import Meant
from kohort.events.inviting.round import Round
from kohort.events.inviting.selecting import sort_out, tally
from kohort.events.seats.seating import Who, give_up, join
from kohort.notices.events_told import invited
from kohort.notices.models import Mailing, Notice, Wish
from kohort.people.models import Block
from tests.gatherings import gathering

WHY = "a test looks at everything"


@pytest.fixture
def evening(cast):
    cast.here.language = "en"
    cast.here.save()
    return gathering(cast.here)


@pytest.fixture
def ask(cast, viewer):
    """`ask(event)`: Ada has all members asked."""

    def ask(event, agreed=100) -> Round:
        return rounds.begin(event, viewer("ada"), cast.here, whom="members", rule="", agreed=agreed)

    return ask


def to(letters) -> list[str]:
    return sorted(letter["To"].partition("@")[0] for letter in letters)


def why(event, cast, **more) -> dict[str, str]:
    return {one.given_names: one.why for one in sort_out(event, Q(), cast.here, **more)}


def test_everybody_is_counted_once_for_the_first_reason(cast, evening):
    join(evening, Who(person=cast.bo, name="Bo"))
    give_up(join(evening, Who(person=cast.cy, name="Cy")))
    Meant.objects.create(event=evening, person=cast.stein, told=timezone.now())
    Wish.objects.create(institution=cast.here, person=cast.tora, events=False)
    Wish.objects.create(institution=cast.here, person=cast.stein, rhythm="needed")  # asked already, all the same
    for _one in range(4):
        Meant.objects.create(event=gathering(cast.here), person=cast.arne, told=timezone.now())
    expected = {
        "Una": "unclaimed",
        "Hedda": "hidden",
        "Bo": "coming",
        "Cy": "no",
        "Stein": "asked",
        "Tora": "unwilling",
    }
    expected |= {"Arne": "too-often", "Anja": "apart", "Ada": "", "Kari": ""}
    assert why(evening, cast, apart=frozenset([cast.anja.pk])) == expected
    assert tally(sort_out(evening, Q(), cast.here))[""] == 3
    assert sum(tally(sort_out(evening, Q(), cast.here)).values()) == 10  # and nobody from next door


def test_rarely_means_rarely(cast, evening):
    Wish.objects.create(institution=cast.here, person=cast.bo, rhythm="quarterly")
    Meant.objects.create(event=gathering(cast.here), person=cast.bo, told=timezone.now() - timedelta(days=60))
    assert why(evening, cast)["Bo"] == "unwilling"


def test_who_said_no_is_not_asked_again(cast, evening, ask, mailbox):
    Meant.objects.create(event=evening, person=cast.bo, declined=timezone.now())
    ask(evening)
    assert "bo" not in to(mailbox.deliver())


def test_each_is_asked_once_with_a_button_and_a_way_out(cast, evening, ask, mailbox):
    Block.objects.create(person=cast.bo, whom=cast.ada)
    for _time in range(2):
        ask(evening)
    letters = mailbox.deliver()
    assert to(letters) == ["ada", "anja", "arne", "cy", "kari", "stein", "tora"]
    assert {letter["Subject"] for letter in letters} == {"Would you like to come? Alumni evening"}
    text = letters[0].get_body(("plain",)).get_content()
    assert "/nordvik/come/" in text
    assert "/no-more/" in letters[0]["List-Unsubscribe"]
    assert next(letters[0].iter_attachments()).get_content_type() == "text/calendar"
    assert Notice.objects.trusted(WHY).filter(why="invited", event=evening).count() == 7


def test_no_more_than_agreed_and_none_after_stop(cast, evening, ask, mailbox, settings):
    settings.LETTERS_PER_MINUTE = 2
    row = ask(evening, agreed=5)
    assert len(mailbox.deliver()) == 2
    rounds.ask_some(row.pk)  # a job run twice is too early
    assert Meant.objects.trusted(WHY).count() == 2
    _minute_passes(row)
    assert len(mailbox.deliver()) == 4
    rounds.stop(row)
    _minute_passes(row)
    assert len(mailbox.deliver()) == 4
    Round.objects.trusted(WHY).update(state="going")
    rounds.ask_some(row.pk)
    assert Round.objects.trusted(WHY).get().state == "done"
    assert len(mailbox.deliver()) == 5


def _minute_passes(row):
    Round.objects.trusted(WHY).filter(pk=row.pk).update(after=timezone.now())
    rounds.ask_some(row.pk)


def test_told_twice_is_mailed_once_and_rows_reach_from_choice_to_question(cast, evening, ask, mailbox):
    Meant.objects.create(event=evening, person=cast.bo)  # fits what it is for, and was not told
    ask(evening)
    mailbox.deliver()
    invited(Happening.objects.trusted(WHY).get(verb="event.invited"))
    mailbox.deliver()
    assert to(mailbox.letters).count("bo") == 1
    assert Meant.objects.trusted(WHY).filter(told__isnull=True).count() == 0


@pytest.mark.parametrize("what", ["declined", "seat", "cancelled", "wished", "apart"])
def test_what_has_changed_since_is_not_mailed(cast, evening, viewer, mailbox, what):
    row = rounds.begin(evening, viewer("ada"), cast.here, whom="members", rule="", agreed=9)
    rounds.ask(evening, [cast.bo.pk], cast.here, timezone.now(), row)
    invited(Happening.objects.trusted(WHY).get(verb="event.invited"))
    rounds.stop(row)
    if what == "declined":
        Meant.objects.trusted(WHY).update(declined=timezone.now())
    elif what == "seat":
        give_up(join(evening, Who(person=cast.bo, name="Bo")))
    elif what == "cancelled":
        type(evening).objects.trusted(WHY).update(cancelled=timezone.now())
    elif what == "wished":
        Wish.objects.create(institution=cast.here, person=cast.bo, events=False)
    else:
        Block.objects.create(person=cast.bo, whom=cast.ada)
    assert not [one for one in mailbox.deliver() if one["Subject"].startswith("Would you")]
    assert Mailing.objects.trusted(WHY).get(occasion__startswith="event:").state == "skipped"
