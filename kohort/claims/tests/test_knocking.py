"""Somebody wants to sign in by an address that stands on a place nobody has taken: a letter tells them it waits."""

import pytest
from django.test import Client

from kohort.accounts.models import Account
from kohort.claims.claiming import claim
from kohort.claims.models import Case
from tests.cast import make_person

from .asking import CODE_PAGE, code_in, letters_to, link_in, now, on_record, said

SIGN_IN = "/sign-in/?next=/nordvik/"


def knock(email, address=SIGN_IN):
    return Client().post(address, {"email": email, "next": address.partition("next=")[2]})


def test_a_letter_with_a_link_and_no_code(una, mailbox):
    knock("Una@example.org")
    (letter,) = mailbox.deliver()
    assert letter["To"] == "una@example.org"
    assert "There is a place for you" in said(letter)
    browser = Client()
    assert browser.post(link_in(letter)).url == CODE_PAGE
    browser.post(CODE_PAGE, {"code": code_in(mailbox.deliver()[-1])})
    assert now(una).account == Account.objects.at("una@example.org")


def test_one_a_day(una, mailbox, clock):
    for _ in range(3):
        knock("una@example.org")
    assert len(mailbox.deliver()) == 1


def test_without_an_institution_nobody_is_looked_for(una, mailbox):
    knock("una@example.org", "/sign-in/")
    knock("una@example.org", "/sign-in/?next=/sundby/")
    assert mailbox.deliver() == []


@pytest.fixture
def shared(una, cast):
    on_record(make_person(cast.here, "Ulf", "Ukjent"), "una@example.org")


def test_an_address_of_two_gets_nothing(shared, mailbox):
    knock("una@example.org")
    assert mailbox.deliver() == []


def test_a_hidden_place_and_a_taken_one(una, mailbox, cast):
    on_record(cast.hedda, "hedda@example.org")
    on_record(una, "una@work.example.com")
    claim(una, Account.objects.welcome("una@example.org"), way="institution", settled=True)
    mailbox.deliver()
    sent = len(mailbox.letters)
    knock("una@work.example.com")
    knock("hedda@example.org")
    assert len(mailbox.deliver()) == sent
    assert not Case.objects.trusted("test").exists()


def test_whoever_has_an_account_gets_a_code_as_ever(cast, mailbox):
    on_record(cast.una, "ada@nordvik.example.org")
    knock("ada@nordvik.example.org")
    (letter,) = letters_to(mailbox.deliver(), "ada@nordvik.example.org")
    assert code_in(letter)
