"""A code on paper opens one place for whoever holds the letter, once an address of their own is proved."""

from datetime import timedelta

import pytest
from django.test import Client

from kohort.accounts.models import Account
from kohort.claims import paper
from kohort.claims.models import PaperCode

from .asking import CODE_PAGE, FIND, WHY, claims_of, code_in, letters_to, now, said

LETTER = "/nordvik/find-me/letter/"
MINE = "una.today@example.net"


@pytest.fixture
def code(una, cast):
    return paper.make(cast.here, [una.pk])[una.pk]


def hold(browser, code, email=MINE):
    return browser.post(LETTER, {"code": code, "email": email})


def claimed(browser, code, mailbox, email=MINE):
    assert hold(browser, code, email).url == CODE_PAGE
    return browser.post(CODE_PAGE, {"code": code_in(letters_to(mailbox.deliver(), email)[-1])})


def test_the_letter_and_an_address_of_ones_own(una, code, visitor, mailbox):
    assert claimed(visitor, code.lower().replace("-", ""), mailbox).url == "/nordvik/welcome/"
    one = now(una)
    assert one.account == Account.objects.at(MINE)
    assert one.settles_at is None
    assert claims_of(una)[0].way == "letter"
    assert PaperCode.objects.trusted(WHY).get().used


def test_the_known_addresses_are_told(una, code, visitor, mailbox):
    claimed(visitor, code, mailbox)
    (letter,) = letters_to(mailbox.deliver(), "una@example.org")
    assert "Tell the alumni office" in said(letter)


def test_it_opens_once(una, code, visitor, mailbox):
    claimed(visitor, code, mailbox)
    page = hold(Client(headers={"Accept-Language": "en"}), code, "other@example.net")
    assert "This code does not work here" in page.content.decode()


def test_two_browsers_with_one_letter(una, code, mailbox):
    """Both were asked for their address; whoever proves theirs first has the place."""
    one, two = Client(), Client()
    hold(one, code, "one@example.net")
    hold(two, code, "two@example.net")
    letters = mailbox.deliver()
    for browser, email in ((one, "one@example.net"), (two, "two@example.net")):
        browser.post(CODE_PAGE, {"code": code_in(letters_to(letters, email)[0])})
    assert now(una).account == Account.objects.at("one@example.net")
    assert len(claims_of(una)) == 1


def test_a_mistyped_address_costs_nothing(una, code, visitor, mailbox):
    hold(visitor, code, "mistyped@example.net")
    assert claimed(visitor, code, mailbox).url == "/nordvik/welcome/"


def test_wrong_ones_lose_nothing_typed(code, visitor):
    page = hold(visitor, "0000-0000-0000").content.decode()
    assert "This code does not work here" in page
    assert MINE in page
    assert "Write the code in the letter." in hold(visitor, "").content.decode()


def test_next_door_it_is_a_wrong_code(una, code, visitor):
    response = visitor.post("/sundby/find-me/letter/", {"code": code, "email": MINE})
    assert response.status_code == 200


def test_too_many_wrong_ones(code, visitor):
    answers = [hold(visitor, f"0000-0000-{number:04}") for number in range(paper.PER_NETWORK.times + 1)]
    assert answers[-1].status_code == 429
    assert "Wait 60 minutes" in answers[-1].content.decode()


def test_an_old_letter(clock, una, code, visitor):
    clock.shift(paper.LIFE + timedelta(seconds=1))
    assert "This code does not work here" in hold(visitor, code).content.decode()
    assert visitor.get(CODE_PAGE).url == FIND
