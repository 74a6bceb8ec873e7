"""Whoever signs up hears of it by mail, once for each turn of their seat, with an account or without one."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kohort.activity.models import Happening, record
from kohort.events.models import Event, Seat
from kohort.events.seats.seating import Who, add, change, give_up, join
from kohort.notices.events_rounds import remind
from kohort.notices.events_told import seat_turned
from kohort.notices.models import Mailing, Notice, Wish
from tests.cast import fact
from tests.gatherings import gathering

WHY = "a test looks at everything"


@pytest.fixture
def evening(cast):
    in_english(cast)
    return gathering(cast.here, place="Samfundet", capacity=1)


def in_english(cast) -> None:
    cast.here.language = "en"
    cast.here.save()


def body(letter) -> str:
    return letter.get_body(("plain",)).get_content()


def visitor(email="guest@example.org", language="en") -> Who:
    return Who(name="Gro Gjest", email=email, language=language)


def subjects(letters) -> list[str]:
    return [letter["Subject"] for letter in letters]


def test_a_member_and_a_visitor_get_a_confirmation_with_their_link_and_a_file(cast, evening, mailbox):
    Wish.objects.create(institution=cast.here, person=cast.ada, rhythm="needed", events=False)
    join(evening, Who(person=cast.ada, name="Ada"), by=cast.ada.account_id)
    (letter,) = mailbox.deliver()
    assert letter["To"] == "ada@nordvik.example.org"
    assert letter["Subject"] == "You have a place: Alumni evening"
    assert "Samfundet" in body(letter)
    assert "/nordvik/seats/" in body(letter)
    assert "because you signed up" in body(letter)
    assert letter["List-Unsubscribe"] is None
    (file,) = letter.iter_attachments()
    assert file.get_content_type() == "text/calendar"
    assert b"METHOD:PUBLISH" in file.get_payload(decode=True)
    assert not Notice.objects.trusted(WHY).exists()  # she did it herself
    join(evening, visitor(language="fi"))
    second = mailbox.deliver()[1]
    assert second["To"] == "guest@example.org"
    assert second["Content-Language"] == "fi"


def test_told_twice_is_mailed_once(cast, evening, mailbox):
    join(evening, visitor())
    happening = Happening.objects.trusted(WHY).get(verb="seat.taken")
    for _time in range(2):
        seat_turned(happening)
        mailbox.deliver()
    assert len(mailbox.letters) == 1


def test_turned_twice_before_it_goes_out_is_one_mail_of_what_holds_then(cast, mailbox):
    evening = gathering(cast.here, guests_each=2)
    seat = join(evening, visitor())
    change(seat, guests=2)
    (letter,) = mailbox.deliver()
    assert "You bring 2 guests." in body(letter)
    change(seat, guests=1)
    assert subjects(mailbox.deliver())[1:] == ["As it stands now: Alumni evening"]


def test_the_queue_hears_its_number_and_of_the_place_that_is_free_until_when(cast, evening, mailbox):
    first = join(evening, visitor())
    join(evening, Who(person=cast.bo, name="Bo"))
    assert "You are number 1 on the waiting list." in body(mailbox.deliver()[1])
    give_up(first)
    off, offer = mailbox.deliver()[2:]
    assert off["Subject"] == "You are off the guest list: Alumni evening"
    assert b"METHOD:CANCEL" in next(off.iter_attachments()).get_payload(decode=True)
    assert offer["Subject"] == "A place is free for you: Alumni evening"
    assert "It is kept for you until" in body(offer)
    assert Notice.objects.trusted(WHY).get().verb == "seat.offered"


def test_an_offer_that_is_over_is_not_mailed(cast, evening, mailbox):
    first = join(evening, visitor())
    join(evening, Who(person=cast.bo, name="Bo"))
    mailbox.deliver()
    give_up(first)
    Seat.objects.trusted(WHY).filter(state="offered").update(offered_until=timezone.now() - timedelta(minutes=1))
    assert subjects(mailbox.deliver())[2:] == ["You are off the guest list: Alumni evening"]


def test_taken_off_by_the_hosts_reads_otherwise(cast, evening, mailbox):
    seat = add(evening, Who(person=cast.ada, name="Ada"), by=cast.kari.account_id)
    give_up(seat, by=cast.kari.account_id)
    (letter,) = mailbox.deliver()
    assert "The hosts have taken you off the guest list." in body(letter)
    assert Notice.objects.trusted(WHY).get().verb == "seat.given_up"


def test_who_has_not_claimed_their_place_is_written_to_where_they_surely_read_it(cast, evening, mailbox):
    from kohort.people.models import Contact

    fact(Contact, cast.una, kind="email", value="una@example.org")
    add(evening, Who(person=cast.una, name="Una"), by=cast.kari.account_id)
    assert [letter["To"] for letter in mailbox.deliver()] == ["una@example.org"]


def test_a_change_that_matters_and_the_end_of_it_reach_everybody_once(cast, mailbox):
    in_english(cast)
    evening = gathering(cast.here)
    for who in (Who(person=cast.ada, name="Ada"), visitor(), visitor("other@example.org")):
        join(evening, who)
    mailbox.deliver()
    for tell in (False, True, True):
        record("event.changed", institution=cast.here, event=evening.pk, tell=tell)
    assert subjects(mailbox.deliver())[3:] == ["Changed: Alumni evening"] * 3
    Event.objects.trusted(WHY).filter(pk=evening.pk).update(cancelled=timezone.now(), cancelled_why="A storm.")
    for _time in range(2):
        record("event.cancelled", institution=cast.here, event=evening.pk)
    last = mailbox.deliver()[6:]
    assert sorted(letter["To"] for letter in last) == sorted(
        ["ada@nordvik.example.org", "guest@example.org", "other@example.org"]
    )
    assert all("A storm." in body(letter) for letter in last)
    assert Notice.objects.trusted(WHY).get().verb == "event.cancelled"


def test_two_days_before_who_comes_is_reminded_once(cast, mailbox):
    in_english(cast)
    evening = gathering(cast.here, starts=timezone.now() + timedelta(days=2))
    join(evening, Who(person=cast.ada, name="Ada"), now=timezone.now() - timedelta(days=3))
    join(evening, visitor())  # a moment ago
    mailbox.deliver()
    for _day in range(2):
        remind()
    (letter,) = mailbox.deliver()[2:]
    assert (letter["To"], letter["Subject"]) == ("ada@nordvik.example.org", "Soon: Alumni evening")
    assert "Give the place to somebody else" in body(letter)
    assert Mailing.objects.trusted(WHY).filter(occasion__startswith="reminder:").count() == 1
