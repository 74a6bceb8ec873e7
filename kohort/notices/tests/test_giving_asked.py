"""Ada is asked for a guest lecture: by mail, at once, with a link; again half-way; and thanked where it is over."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kohort.activity.models import Happening
from kohort.giving.asks.asking import accept, advance, decline, withdraw
from kohort.giving.links import ASKED
from kohort.giving.tests.needs import eyes, row, sent
from kohort.notices.giving_told import to_asked
from kohort.notices.models import Mailing, Notice, Wish
from kohort.people.models import Block, Position
from tests.cast import fact

from .mails import html, text, to

WHY = "a test looks at everything"
pytestmark = pytest.mark.usefixtures("english")
DECEMBER = timezone.now().replace(month=12, day=4, hour=9) + timedelta(days=365)


@pytest.fixture
def ask(cast):
    fact(Position, cast.tora, title="Lecturer", employer="Nordvik")
    more = {"room": "Room 3", "listeners": "Year two", "link": "https://meet.example.org/x"}
    return sent(cast.tora, cast.ada, cast.bo, starts=DECEMBER, language="sv", **more)


def test_it_says_what_is_needed_and_leads_to_the_answer(cast, ask, mailbox):
    Wish.objects.create(institution=cast.here, person=cast.ada, rhythm="needed")
    (letter,) = mailbox.deliver()
    assert to([letter]) == [("ada", "Could you give a guest lecture on December 4?")]
    for words in ("Tora Tveit asks: would you give a guest lecture?", "Lecturer, Nordvik", "Room 3", "Year two"):
        assert words in text(letter)
        assert words in html(letter)
    for words in (
        "Retail after the pandemic",
        "Swedish",
        "Please answer by",
        ASKED.address("nordvik", row(ask, cast.ada).key),
    ):
        assert words in text(letter)
    assert "meet.example.org" not in text(letter)
    assert "tora@" not in str(letter)
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert str(letter["List-Unsubscribe"]).strip(" <>") in text(letter)


def test_it_comes_in_the_readers_language(cast, ask, mailbox):
    cast.ada.account.language = "fi"
    cast.ada.account.save()
    (letter,) = mailbox.deliver()
    assert letter["Content-Language"] == "fi"
    assert "joulukuuta" in letter["Subject"]


def test_told_twice_is_mailed_once(cast, ask, mailbox):
    happening = Happening.objects.trusted(WHY).get(verb="ask.sent")
    for _time in range(2):
        to_asked(happening)
    assert len(mailbox.deliver()) == 1
    assert Notice.objects.trusted(WHY).get(person=cast.ada).count == 1


@pytest.mark.parametrize("meanwhile", ["answered", "hidden", "apart", "unwished"])
def test_not_to_who_answered_or_is_not_to_be_asked_any_more(cast, ask, mailbox, meanwhile):
    if meanwhile == "answered":
        decline(row(ask, cast.ada))
    elif meanwhile == "hidden":
        cast.ada.hide()
    elif meanwhile == "apart":
        Block.put(cast.ada.pk, cast.tora.pk)
    else:
        Wish.objects.create(institution=cast.here, person=cast.ada, asks=False)
    assert "ada" not in [name for name, _subject in to(mailbox.deliver())]


def test_half_way_it_comes_again_shorter(cast, ask, mailbox):
    mailbox.deliver()
    advance(ask.pk, timezone.now() + timedelta(days=2, hours=1))
    _first, again = mailbox.deliver()
    assert "once more" in text(again)
    assert "Year two" not in text(again)
    assert again["In-Reply-To"] == _first["In-Reply-To"]


def test_the_quicker_one_ends_it_for_the_others(cast, mailbox):
    ask = sent(cast.tora, cast.ada, cast.bo, cast.cy, at_once=3)
    Wish.objects.create(institution=cast.here, person=cast.cy, asks=False)
    mailbox.deliver()
    accept(row(ask, cast.ada))
    told = dict(to(mailbox.deliver()[2:]))
    assert told["bo"] == "Somebody else was quicker: Retail after the pandemic"
    assert "cy" not in told
    assert Notice.objects.trusted(WHY).get(person=cast.cy).verb == "ask.filled"


def test_who_never_heard_of_it_does_not_hear_of_its_end(cast, ask, mailbox):
    withdraw(ask, eyes(cast.tora))
    assert mailbox.deliver() == []
    assert set(Mailing.objects.trusted(WHY).values_list("state", flat=True)) == {"skipped"}


def test_taken_back_it_asks_for_nothing(cast, ask, mailbox):
    mailbox.deliver()
    withdraw(ask, eyes(cast.tora))
    assert to(mailbox.deliver()[1:]) == [("ada", "No longer needed: Retail after the pandemic")]


def test_the_page_of_notices_leads_there_and_whoever_looks_has_read(cast, ask, mailbox, browse):
    mailbox.deliver()
    client, notice = browse("ada"), Notice.objects.trusted(WHY).get(person=cast.ada)
    assert "Tora Tveit asks for your help: Retail after" in client.get("/nordvik/notices/").content.decode()
    client.get(ASKED.path("nordvik", row(ask, cast.ada).key))
    notice.refresh_from_db()
    assert notice.read is not None
    assert client.get(f"/nordvik/notices/{notice.key}/").url == f"/nordvik/asks/{ask.key}/"
