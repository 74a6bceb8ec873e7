"""Is what Tora heard from Ada right? And who never said what they would help with is asked once, by mail."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kohort.giving.confirming import answer
from kohort.giving.desk import stale
from kohort.giving.hearing import write_down
from kohort.giving.links import HEARD, OFFERING, STANDS
from kohort.giving.models import Limits, Offer
from kohort.giving.tests.needs import eyes
from kohort.notices import sending
from kohort.notices.giving_offers import ask_once
from kohort.notices.models import Mailing, Presence, Wish
from kohort.notices.stopping import ASKS, token
from kohort.people.models import Person
from tests.cast import fact

from .mails import html, text, to

WHY = "a test looks at everything"
pytestmark = pytest.mark.usefixtures("english")


@pytest.fixture
def settled(cast):
    """Ada, Bo, Cy and Hedda have had their places for a month and a half."""
    ago = timezone.now() - timedelta(days=45)
    Person.objects.trusted(WHY).filter(account__isnull=False, institution=cast.here).update(claimed_at=ago)


def asked(mailbox) -> list[str]:
    ask_once()
    return [name for name, _subject in to(mailbox.deliver())]


def test_is_that_right(cast, mailbox):
    heard = write_down(cast.ada, eyes(cast.tora), ["guest_lecture", "mentor"], "Retail, in spring")
    (letter,) = mailbox.deliver()
    assert to([letter]) == [("ada", "Is that right?")]
    for words in (
        "Tora Tveit wrote down that you would help with this:",
        "give a guest lecture, be a mentor",
        "Retail, in spring",
        HEARD.address("nordvik", heard.key),
    ):
        assert words in text(letter)


def test_what_was_answered_meanwhile_is_not_asked(cast, mailbox):
    answer(write_down(cast.ada, eyes(cast.tora), ["mentor"], ""), agreed=True)
    assert mailbox.deliver() == []


def test_does_it_still_stand(cast, mailbox):
    """Asked by Kari, of what Ada has offered and of no more; not of what she has ended since."""
    offer = fact(Offer, cast.ada, kind="mentor", note="In spring")
    stale.ask([offer], cast.here, eyes(cast.kari))
    (letter,) = mailbox.deliver()
    assert to([letter]) == [("ada", "Does your offer still stand?")]
    for words in ("Be a mentor: In spring", STANDS.address("nordvik", f"{cast.ada.key}:mentor")):
        assert words in text(letter)
    ended = fact(Offer, cast.bo, kind="mentor")
    stale.ask([ended], cast.here, eyes(cast.kari))
    Offer.objects.trusted(WHY).filter(pk=ended.pk).update(ended=timezone.localdate())
    assert mailbox.deliver() == [letter]


def test_three_taps_and_the_way_out(cast, settled, mailbox):
    assert asked(mailbox) == ["ada", "bo", "cy"]
    letter = next(one for one in mailbox.letters if one["To"].startswith("ada@"))
    link = OFFERING.address("nordvik", cast.ada.key)
    for kind in ("expert", "guest_lecture", "mentor"):
        assert f"{link}?kind={kind}\r\n" in text(letter)
        assert f'href="{link}?kind={kind}"' in html(letter)
    assert "/no-more/" in letter["List-Unsubscribe"]


def test_once_in_a_life_here(cast, settled, mailbox):
    assert len(asked(mailbox)) == 3
    Mailing.objects.trusted(WHY).update(at=timezone.now() - timedelta(days=400))
    sending.forget()
    assert len(asked(mailbox)) == 3


def test_who_said_something_or_wants_no_mail_is_left_alone(cast, settled, mailbox):
    fact(Limits, cast.ada)
    Wish.objects.create(institution=cast.here, person=cast.bo, asks=False)
    Presence.objects.create(person=cast.cy, here=timezone.now() - timedelta(days=400))
    assert asked(mailbox) == []


def test_who_says_something_before_it_goes_out_is_not_asked(cast, settled, mailbox):
    ask_once()
    fact(Offer, cast.ada, kind="mentor")
    Wish.objects.create(institution=cast.here, person=cast.bo, rhythm="needed")
    assert [name for name, _subject in to(mailbox.deliver())] == ["cy"]


def test_who_came_lately_is_left_to_look_around(cast, mailbox):
    Person.objects.trusted(WHY).filter(account__isnull=False).update(claimed_at=timezone.now() - timedelta(days=29))
    assert asked(mailbox) == []


def test_no_more_of_these(cast, client):
    client.post(f"/nordvik/no-more/{token(cast.ada, ASKS)}/", {"List-Unsubscribe": "One-Click"})
    said = Wish.of(cast.ada.pk, cast.here)
    assert (said.asks, said.answers) == (False, True)
