"""All addresses are dead: the office opens a way back, seven quiet days later, and everybody known is told before."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.contrib.sessions.models import Session
from django.test import Client

from kohort.access.viewer import Role
from kohort.accounts.models import Account, OfficeRole
from kohort.claims.models import Case
from kohort.people.viewing import viewer_for
from tests.cast import make_person

from .asking import CODE_PAGE, WHY, claims_of, code_in, letters_to, link_in, now, on_record, said

NEW = "bo.today@example.net"
DAYS = timedelta(days=7, seconds=1)


@pytest.fixture
def bo(cast, english):
    on_record(cast.bo, "bo.old@example.org")
    return cast.bo


@pytest.fixture
def granted(bo, cast, browse, clock, mailbox):
    """Bo has shown who he is; the office lets him in again."""
    typed = {"given_names": "Bo", "surname": "Berg", "birth_year": 1984, "email": NEW}
    case = Case.objects.create(
        institution=cast.here, person=bo, state="waiting", why="taken", typed=typed, language="en"
    )
    page = browse("arne").get(f"/nordvik/desk/cases/{case.key}/").content.decode()
    assert "Let Bo Berg in again, in seven days" in page
    decision = {"decision": bo.key, "reason": "Came by, with a passport."}
    browse("arne").post(f"/nordvik/desk/cases/{case.key}/", decision)
    mailbox.deliver()
    return Case.objects.trusted(WHY).get(pk=case.pk)


def pressed(case):
    browser = Client(headers={"accept-language": "en"})
    browser.post(f"/nordvik/place/{case.pointer}/")
    return browser


def entered(browser, mailbox):
    return browser.post(CODE_PAGE, {"code": code_in(letters_to(mailbox.deliver(), NEW)[-1])})


def test_everybody_is_told_at_once(granted, bo, mailbox):
    told = {letter["To"] for letter in mailbox.letters}
    assert told == {"bo.old@example.org", "bo@nordvik.example.org", NEW}
    (warned,) = letters_to(mailbox.letters, "bo.old@example.org")
    assert "It was not you? Stop it before that day" in said(warned)
    (answer,) = letters_to(mailbox.letters, NEW)
    assert "we wait until" in said(answer)
    assert "http" not in said(answer)


def test_before_the_seven_days_are_over_the_new_address_opens_nothing(granted, bo, mailbox, clock):
    sent = len(mailbox.letters)
    clock.shift(timedelta(days=6, hours=23))
    pressed(granted)
    assert len(mailbox.deliver()) == sent
    assert Account.objects.at(NEW) is None


def test_afterwards_it_does_and_old_sessions_end(granted, bo, cast, mailbox, clock):
    old = Client()
    old.post("/sign-in/", {"email": "bo@nordvik.example.org"})
    old.post("/sign-in/code/", {"code": code_in(mailbox.deliver()[-1])})
    session = Session.objects.filter(pk=old.session.session_key)
    assert session.exists()
    clock.shift(DAYS)
    (letter,) = letters_to(mailbox.deliver(), NEW)[1:]
    assert link_in(letter) == f"/nordvik/place/{granted.pointer}/"
    browser = pressed(granted)
    assert entered(browser, mailbox).url == "/nordvik/welcome/"
    assert Account.objects.at(NEW).pk == bo.account_id == now(bo).account_id
    assert not session.exists()
    assert browser.get("/nordvik/").status_code == 200


def test_whoever_is_told_can_stop_it(granted, bo, browse, mailbox, clock):
    (letter,) = letters_to(mailbox.letters, "bo.old@example.org")
    assert "That is stopped" in browse().post(link_in(letter)).content.decode()
    assert now(bo).account_id
    waiting = Case.objects.trusted(WHY).get(state="waiting")
    assert (waiting.why, waiting.person) == ("stopped", bo)
    clock.shift(DAYS)
    pressed(granted)
    assert [one["Subject"] for one in letters_to(mailbox.deliver(), NEW)] == ["You can soon get in again"]
    assert Account.objects.at(NEW) is None


def test_the_link_works_once(granted, bo, mailbox, clock):
    clock.shift(DAYS)
    entered(pressed(granted), mailbox)
    sent = len(mailbox.deliver())
    pressed(granted)
    assert len(mailbox.deliver()) == sent


@pytest.fixture
def elsewhere(cast, bo):
    """Bo's login is also somebody at Sundby."""
    return make_person(cast.there, "Bo", "Berg") and type(bo).objects.create(
        institution=cast.there, given_names="Bo", surname="Berg", account_id=bo.account_id
    )


def test_this_office_opens_no_doors_of_another(elsewhere, granted, bo, cast, mailbox, clock):
    old = bo.account_id
    clock.shift(DAYS)
    entered(pressed(granted), mailbox)
    account = Account.objects.at(NEW)
    assert now(bo).account == account
    assert now(elsewhere).account_id == old
    assert viewer_for(account.pk, cast.there).person_id is None
    assert not EmailAddress.objects.filter(user_id=old, email=NEW).exists()


def test_nor_its_own_desk(granted, bo, cast, mailbox, clock):
    OfficeRole.give(Account.objects.get(pk=bo.account_id), cast.here, Role.COORDINATOR)
    clock.shift(DAYS)
    entered(pressed(granted), mailbox)
    assert viewer_for(Account.objects.at(NEW).pk, cast.here).roles == frozenset()
    assert now(bo).account == Account.objects.at(NEW)


def test_an_address_of_somebody_else_here_goes_to_the_office(granted, bo, cast, mailbox, clock):
    account = Account.objects.get(pk=cast.cy.account_id)
    EmailAddress.objects.create(user=account, email=NEW, verified=True)
    clock.shift(DAYS)
    assert "The alumni office has been told" in entered(pressed(granted), mailbox).content.decode()
    assert claims_of(cast.cy) == []
