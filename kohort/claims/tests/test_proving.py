"""A code to an address: ten minutes, three tries, one use, this browser. What it opens, and for whom."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import AnonymousUser
from django.test import Client, RequestFactory

from kohort.accounts.models import Account
from kohort.claims import proving
from kohort.claims.claiming import claim
from kohort.claims.models import Case
from kohort.people.models import Contact
from kohort.register.models import Merge
from tests.cast import make_person

from .asking import CODE_PAGE, FIND, UNA, WHY, claims_of, code_in, last_case, letters_to, now, on_record


@pytest.fixture
def asked(una, cast, visitor):
    """Una has opened the link of a letter and pressed its button; `asked` is her browser."""
    contact = Contact.objects.trusted(WHY).get(person=una)
    case = Case.objects.create(institution=cast.here, person=una, address=contact, state=Case.State.GRANTED)
    assert visitor.post(f"/nordvik/place/{case.pointer}/").url == CODE_PAGE
    return visitor


@pytest.fixture
def code(asked, mailbox):
    return code_in(letters_to(mailbox.deliver(), "una@example.org")[-1])


def enter(browser, code):
    return browser.post(CODE_PAGE, {"code": code})


def test_the_right_code_opens_the_place(asked, code, una):
    assert enter(asked, code.lower().replace("-", " ")).url == "/nordvik/welcome/"
    assert now(una).account == Account.objects.at("una@example.org")


def test_a_new_session_begins(asked, code):
    before = asked.session.session_key
    enter(asked, code)
    assert asked.session.session_key != before


def test_the_code_lives_in_the_browser_that_asked(asked, code, una):
    assert enter(Client(), code).url == FIND
    assert now(una).account is None


def test_three_tries(asked, code, una):
    pages = [enter(asked, "0000-0000") for _ in range(3)]
    assert all("not the code we sent" in page.content.decode() for page in pages)
    assert enter(asked, code).url == FIND
    assert now(una).account is None


def test_ten_minutes(clock, asked, code, una):
    clock.shift(timedelta(minutes=10, seconds=1))
    assert enter(asked, code).url == FIND
    assert now(una).account is None


def test_once(asked, code, una):
    assert enter(asked, code).url == "/nordvik/welcome/"
    asked.logout()
    assert enter(asked, code).url == FIND
    assert len(claims_of(una)) == 1


@pytest.fixture
def request_of_nobody(cast, visitor):
    request = RequestFactory().post("/nordvik/invited/x/", REMOTE_ADDR="192.0.2.1")
    request.session, request.institution, request.user = visitor.session, cast.here, AnonymousUser()
    return request


def test_a_request_that_was_overtaken_is_too_late(asked, code, una, request_of_nobody):
    """It found the code unused, as did another that came through first."""
    overtaken = last_case()
    assert overtaken.can_be_used
    enter(asked, code)
    assert proving.finish(request_of_nobody, overtaken) == "over"


def test_a_code_for_nobody_is_never_right(request_of_nobody):
    request = request_of_nobody
    assert proving.ask(request, None, None).url == CODE_PAGE
    case = last_case()
    assert (case.state, case.can_be_used) == ("code", False)
    assert proving.finish(request, case) == "over"


def test_an_address_that_lost_its_trust_meanwhile_gets_nothing(una, cast, asked, mailbox):
    on_record(make_person(cast.here, "Ulf", "Ukjent"), "una@example.org")
    assert mailbox.deliver() == []


def test_an_address_that_was_removed_meanwhile_opens_nothing(asked, code, una):
    Contact.objects.trusted(WHY).filter(person=una).delete()
    assert enter(asked, code).url == FIND
    assert now(una).account is None


def test_whoever_wrote_the_address_down_before_gets_nothing_of_it(asked, code, una, cast):
    """Pre-hijacking: an address somebody entered without proof is in nobody's way, and nobody's account is merged."""
    EmailAddress.objects.create(user_id=cast.bo.account_id, email="una@example.org", verified=False)
    enter(asked, code)
    account = now(una).account
    assert account.pk != cast.bo.account_id
    assert EmailAddress.objects.get(email="una@example.org", verified=True).user == account


def test_who_is_known_at_the_address_keeps_the_account(asked, code, una):
    known = Account.objects.welcome("una@example.org")
    enter(asked, code)
    assert now(una).account == known


def test_who_is_signed_in_gets_one_more_address(una, cast, code, asked):
    """Selma has an account, of another institution. Here she is Una."""
    account = Account.objects.get(pk=cast.selma.account_id)
    asked.force_login(account, "allauth.account.auth_backends.AuthenticationBackend")
    assert "kanarifugl@sundby.example.org" in asked.get(CODE_PAGE).content.decode()
    assert enter(asked, code).url == "/nordvik/welcome/"
    assert now(una).account == account
    assert Account.objects.at("una@example.org") == account


def test_somebody_was_faster(asked, code, una, cast, mailbox):
    other = Account.objects.welcome("other@example.org")
    claim(una, other, way="institution", settled=True)
    page = enter(asked, code).content.decode()
    assert "Somebody was here before you" in page
    assert "_auth_user_id" not in asked.session
    assert now(una).account == other
    case = last_case()
    assert (case.state, case.why, case.person, case.typed) == ("waiting", "taken", una, {"email": "una@example.org"})


def test_it_is_they_themselves_who_were_faster(asked, code, una):
    claim(una, Account.objects.welcome("una@example.org"), way="mail", settled=False)
    assert enter(asked, code).url == "/nordvik/welcome/"
    assert len(claims_of(una)) == 1


def test_one_human_with_two_records_goes_to_the_queue_of_pairs(asked, code, una, cast):
    EmailAddress.objects.create(user_id=cast.bo.account_id, email="una@example.org", verified=True)
    assert enter(asked, code).url == "/nordvik/"
    assert now(una).account is None
    merge = Merge.objects.trusted(WHY).get()
    assert {merge.one_id, merge.other_id} == {una.pk, cast.bo.pk}
    assert "You have a place here already" in asked.get("/nordvik/").content.decode()


def test_a_closed_account_opens_nothing(asked, code, una):
    Account.objects.welcome("una@example.org", is_active=False)
    assert "Somebody was here before you" in enter(asked, code).content.decode()
    assert now(una).account is None


def test_a_typed_address_never_stands_in_for_one_on_record(una, visitor, mailbox):
    """The contact goes between asking and the letter: the typed address must not get the code."""
    visitor.post(FIND, UNA)
    mailbox.deliver()
    case = last_case()
    Contact.objects.trusted(WHY).filter(person=una).delete()
    case.refresh_from_db(from_queryset=Case.objects.trusted(WHY))
    assert case.destination == ""
    assert not case.can_be_used
