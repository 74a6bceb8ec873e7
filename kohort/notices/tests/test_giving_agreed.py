"""Ada says yes: both have it in writing with each other's address and a file; it may change; and it ends in thanks."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from kohort.giving.asks.asking import accept, advance, arrange, conclude, decline, log, withdraw
from kohort.giving.asks.models import Ask
from kohort.giving.asks.taking_back import drop
from kohort.giving.tests.needs import eyes, row, sent
from kohort.notices.models import Notice, Wish
from kohort.privacy.erasing import erase

from .mails import appointment, text, to

WHY = "a test looks at everything"
TORA, ADA = "tora@nordvik.example.org", "ada@nordvik.example.org"
TITLE = "Retail after the pandemic"
pytestmark = pytest.mark.usefixtures("english")


@pytest.fixture
def ask(cast, mailbox):
    ask = sent(cast.tora, cast.ada, link="https://meet.example.org/x")
    accept(row(ask, cast.ada), "With pleasure.")
    return ask


@pytest.fixture
def told(mailbox):
    """`told()`: what came since it was asked last."""
    mailbox.read = 0

    def since() -> dict:
        mailbox.deliver()
        fresh, mailbox.read = mailbox.letters[mailbox.read :], len(mailbox.letters)
        assert len({letter["To"] for letter in fresh}) == len(fresh)
        return {letter["To"].partition("@")[0]: letter for letter in fresh}

    return since


def last(person) -> str:
    return Notice.objects.trusted(WHY).get(person=person).verb


def test_both_reach_each_other_and_have_it_in_their_calendars(cast, ask, told):
    Wish.objects.create(institution=cast.here, person=cast.ada, asks=False, answers=False)
    letters = told()
    assert to(letters.values()) == [("ada", f"Thank you! It is agreed: {TITLE}"), ("tora", f"A yes: {TITLE}")]
    assert TORA in text(letters["ada"])
    for words in ("Ada Ødegård says yes.", "With pleasure.", ADA):
        assert words in text(letters["tora"])
    hers, theirs = appointment(letters["ada"]), appointment(letters["tora"])
    assert hers["uid"] == theirs["uid"]
    assert all("meet.example.org" in text(letter) for letter in letters.values())
    assert (last(cast.tora), letters["ada"]["List-Unsubscribe"]) == ("ask.agreed", None)


def test_another_room_another_file(cast, ask, told):
    before = appointment(told()["ada"])
    for room in ("Room 7", "Room 9"):
        Ask.objects.trusted(WHY).filter(pk=ask.pk).update(room=room)
        arrange(ask, eyes(cast.tora))
    letters = told()
    assert to(letters.values()) == [("ada", f"Changed: {TITLE}")]
    assert "Room 9" in text(letters["ada"])
    assert appointment(letters["ada"])["sequence"] > before["sequence"]


def test_taken_back_it_leaves_the_calendar_whatever_one_wishes(cast, ask, told):
    told()
    Wish.objects.create(institution=cast.here, person=cast.ada, asks=False)
    withdraw(ask, eyes(cast.tora))
    off = told()["ada"]
    assert appointment(off)["status"] == "CANCELLED"
    assert TORA not in str(off)


def test_a_no_is_read_on_the_page(cast, told):
    ask = sent(cast.tora, cast.ada, cast.bo)
    decline(row(ask, cast.ada))
    assert set(told()) == {"bo"}
    assert last(cast.tora) == "ask.declined"


def test_the_next_is_asked_and_whoever_asked_hears_of_it(cast, told):
    ask = sent(cast.tora, cast.ada, cast.bo)
    accept(row(ask, cast.ada))
    told()
    decline(row(ask, cast.ada), "I am ill.")
    letters = told()
    assert set(letters) == {"tora", "bo"}
    assert "Ada Ødegård cannot come after all. The next on your list is asked now." in text(letters["tora"])
    assert "I am ill." in text(letters["tora"])
    assert appointment(letters["tora"])["status"] == "CANCELLED"


def test_who_asked_is_erased_and_who_said_yes_need_not_come(cast, ask, told):
    told()
    erase(cast.tora)
    off = told()["ada"]
    assert off["Subject"] == "No longer needed: Guest lecture"
    assert appointment(off)["status"] == "CANCELLED"


def test_who_said_yes_is_erased_and_the_next_is_asked(cast, told):
    ask = sent(cast.tora, cast.ada, cast.bo)
    accept(row(ask, cast.ada))
    told()
    erase(cast.ada)
    letters = told()
    assert set(letters) == {"tora", "bo"}
    assert "Who said yes cannot after all. The next on your list is asked now." in text(letters["tora"])
    assert appointment(letters["tora"])["status"] == "CANCELLED"


def test_when_nobody_can_it_says_once_what_to_do_next(cast, told):
    ask = sent(cast.tora, cast.ada)
    accept(row(ask, cast.ada))
    told()
    decline(row(ask, cast.ada))
    letters = told()
    assert to(letters.values()) == [("tora", f"Nobody could this time: {TITLE}")]
    assert appointment(letters["tora"])["status"] == "CANCELLED"


def test_was_it_held_and_the_thanks_for_it(cast, ask, told, browse):
    told()
    for day in (1, 8):
        advance(ask.pk, ask.ends + timedelta(days=day))
    due = told()
    assert to(due.values()) == [("tora", f"Was it held? {TITLE}")]
    assert f"/nordvik/asks/{ask.key}/outcome/" in text(due["tora"])
    notice = Notice.objects.trusted(WHY).get(person=cast.tora)
    assert browse("tora").get(f"/nordvik/notices/{notice.key}/").url == f"/nordvik/asks/{ask.key}/outcome/"
    advance(ask.pk, ask.ends + timedelta(days=31))
    assert (told(), last(cast.ada)) == ({}, "ask.concluded")
    for _tap in range(2):
        conclude(ask, eyes(cast.tora), held=True, thanks="They still talk of it.", now=ask.ends + timedelta(days=32))
    letter = told()["ada"]
    for words in ("Tora Tveit thanks you:", "They still talk of it.", "/nordvik/me/given/", "certificate.pdf"):
        assert words in text(letter)


def test_a_visit_somebody_logged_is_told_with_what_to_do_where_it_is_wrong(cast, told):
    log(eyes(cast.tora), cast.ada, "guest_lecture", timezone.localdate() - date.resolution, words="Two theses.")
    letter = told()["ada"]
    for words in ("Tora Tveit wrote down what you gave", "Guest lecture", "Two theses.", "Is it wrong"):
        assert words in text(letter)


def test_a_visit_that_never_was_is_told_to_who_logged_it(cast, told):
    given = log(eyes(cast.tora), cast.ada, "guest_lecture", timezone.localdate())
    drop(given, eyes(cast.ada)), drop(given, eyes(cast.ada))
    letters = told()
    assert list(letters) == ["tora"]
    for words in ("Ada Ødegård says that it was somebody else", "Guest lecture", "/nordvik/visits/new/"):
        assert words in text(letters["tora"])
