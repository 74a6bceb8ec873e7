"""Tora is told of what Ada offered, with the way to ask; not of what she may not see."""

import pytest
from django.utils import timezone

from kohort.access.audience import Audience
from kohort.giving.desk.telling_staff import suggest
from kohort.giving.models import Offer
from kohort.giving.tests.needs import eyes
from kohort.notices.models import Wish
from kohort.people.models import Block
from tests.cast import fact

from .mails import text, to

pytestmark = pytest.mark.usefixtures("english")


@pytest.fixture
def offer(cast):
    return fact(Offer, cast.ada, kind="guest_lecture", note="In spring")


def test_with_the_way_to_ask_and_no_address_of_hers(cast, mailbox, offer):
    assert suggest(offer, cast.tora, eyes(cast.kari))
    assert not suggest(offer, cast.tora, eyes(cast.kari))
    (letter,) = mailbox.deliver()
    assert to([letter]) == [("tora", "Perhaps for a course of yours?")]
    for words in ("Ada Ødegård has offered to help", "Give a guest lecture", "In spring"):
        assert words in text(letter)
    assert f"/nordvik/asks/new/?kind=guest_lecture&person={cast.ada.key}" in text(letter)
    assert "ada@nordvik" not in text(letter)
    assert "/no-more/" in letter["List-Unsubscribe"]


def ended(cast):
    Offer.objects.trusted("a test").update(ended=timezone.localdate())


def narrowed(cast):
    Offer.objects.trusted("a test").update(audience=Audience.CLASSMATES)


def blocked(cast):
    Block.put(cast.ada.pk, cast.tora.pk)


def unwished(cast):
    Wish.objects.create(institution=cast.here, person=cast.tora, answers=False)


@pytest.mark.parametrize("happens", [ended, narrowed, blocked, unwished])
def test_what_holds_no_more_is_not_told(cast, mailbox, offer, happens):
    suggest(offer, cast.tora, eyes(cast.kari))
    happens(cast)
    assert mailbox.deliver() == []
