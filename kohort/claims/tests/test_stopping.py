"""It was not me: for seven days every other address on record can undo a claim, and nothing but time ends them."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from kohort.access.audience import Audience
from kohort.accounts.models import Account
from kohort.activity.models import Happening
from kohort.claims import trust
from kohort.claims.claiming import claim
from kohort.claims.models import Case, Claim
from kohort.people.models import Position, Residence, Study
from kohort.search.models import Withheld
from tests.cast import fact

from .asking import CODE_PAGE, WHY, claims_of, code_in, letters_to, link_in, now


@pytest.fixture
def stranger(db):
    return Account.objects.welcome("somebody@example.org", language="en")


@pytest.fixture
def link(una, stranger, mailbox, clock):
    """What the real Una finds in her other mailbox."""
    claim(una, stranger, way=Claim.Way.MAIL, settled=False)
    return link_in(letters_to(mailbox.deliver(), "una@example.org")[-1])


def cases(una):
    return list(Case.objects.trusted(WHY).filter(person=una).values_list("state", "why", "account"))


def test_the_page_says_what_the_button_does_and_the_button_does_it(link, una, stranger, visitor):
    assert "Was it not you?" in visitor.get(link).content.decode()
    assert now(una).account == stranger
    assert "That is stopped" in visitor.post(link).content.decode()
    one = now(una)
    assert (one.account, one.claimed_at, one.settles_at) == (None, None, None)
    (row,) = claims_of(una)
    assert row.stopped_at
    assert cases(una) == [("waiting", "stopped", stranger.pk)]
    assert Happening.objects.trusted(WHY).filter(verb="claim stopped", about=una).exists()


def test_what_the_claimer_wrote_and_opened_is_gone(link, una, stranger, visitor):
    kept = fact(Position, una, employer="Before")
    type(kept).objects.trusted(WHY).update(source="office")
    fact(Position, una, employer="After", recorded_by=stranger)
    fact(Residence, una, place="After", recorded_by=stranger)
    Study.objects.trusted(WHY).filter(person=una).update(audience=Audience.PUBLIC)
    type(una).objects.trusted(WHY).filter(pk=una.pk).update(display_name="Me", open_since="2026-01-01T00:00Z")
    now(una).hide()
    visitor.post(link)
    assert list(Position.objects.trusted(WHY).filter(person=una).values_list("employer", flat=True)) == ["Before"]
    assert not Residence.objects.trusted(WHY).filter(person=una).exists()
    assert Study.objects.trusted(WHY).get(person=una).audience == Audience.MEMBERS
    one = now(una)
    assert (one.hidden_since, one.open_since, one.display_name) == (None, None, "")
    assert Withheld.objects.filter(owner=una.pk).exists()


@pytest.fixture
def claimer(una, cast, mailbox):
    """The browser of somebody who reads una@example.org, and is not Una; with one more letter in hand."""
    (contact,) = trust.addresses_of(una)
    letter, other = (
        Case.objects.create(institution=cast.here, person=una, address=contact, state=Case.State.GRANTED)
        for _ in range(2)
    )
    browser = Client()
    browser.post(f"/nordvik/place/{letter.pointer}/")
    browser.post(CODE_PAGE, {"code": code_in(mailbox.deliver()[-1])})
    assert other.pk
    return browser


def test_the_claimer_is_signed_out_and_comes_in_by_no_old_letter(claimer, una, visitor):
    session = Session.objects.filter(pk=claimer.session.session_key)
    assert session.exists()
    visitor.post(f"/nordvik/stop/{claims_of(una)[0].key}/")
    assert not session.exists()
    assert trust.addresses_of(una) == []
    assert not Case.objects.trusted(WHY).filter(person=una, state__in=["granted", "code"]).exists()


def test_twice_is_once(link, una, visitor):
    visitor.post(link)
    assert "Write to the alumni office" in visitor.post(link).content.decode()
    assert len(cases(una)) == 1


def test_who_came_after_keeps_the_place(link, una, cast, visitor):
    """The link stops that one claim, and no other."""
    visitor.post(link)
    real = Account.objects.welcome("real@example.org")
    claim(una, real, way=Claim.Way.OFFICE, settled=False)
    visitor.post(link)
    assert now(una).account == real


def test_on_the_eighth_day_the_office_has_to_be_asked(link, una, stranger, visitor, clock):
    clock.shift(timedelta(days=7, seconds=1))
    assert "Write to the alumni office" in visitor.post(link).content.decode()
    assert now(una).account == stranger
    assert cases(una) == [("waiting", "stopped", stranger.pk)]


def test_a_settled_claim_is_the_offices_to_undo(una, stranger, visitor):
    claim(una, stranger, way=Claim.Way.LETTER, settled=True)
    visitor.post(f"/nordvik/stop/{claims_of(una)[0].key}/")
    assert now(una).account == stranger
    assert len(cases(una)) == 1


def test_next_door_the_link_is_unknown(link, una, stranger, visitor):
    visitor.post(link.replace("nordvik", "sundby"))
    assert now(una).account == stranger


def test_other_places_of_the_account_stay(link, una, stranger, cast, visitor):
    other = type(una).objects.create(institution=cast.there, given_names="Una", surname="Ukjent", account=stranger)
    visitor.post(link)
    assert now(other).account == stranger
