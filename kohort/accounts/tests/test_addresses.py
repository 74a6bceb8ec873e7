"""Several addresses: adding one by a code, choosing the main one, removing one; nobody learns whose another one is."""

import re
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult

from kohort.access.viewer import Role
from kohort.accounts.models import Account, OfficeRole, PassingAddress

NEW, CODE = "/account/addresses/new/", "/account/addresses/code/"
ADA, BO = "ada@nordvik.example.org", "bo@nordvik.example.org"
BY_CHANCE = re.compile(rb'name="csrfmiddlewaretoken" value="\w+"')


@pytest.fixture
def add(browse, code_in_mail):
    """`add("x@example.org")`: as Ada, with the code from the letter."""

    def by_code(email):
        browser = browse("ada")
        browser.post(NEW, {"email": email})
        browser.post(CODE, {"code": code_in_mail()})
        return browser

    return by_code


def addresses(person):
    rows = EmailAddress.objects.filter(user_id=person.account_id).order_by("email")
    return [(row.email, row.verified, row.primary) for row in rows]


def number(email):
    return EmailAddress.objects.get(email=email).pk


def test_a_code_makes_it_ones_own(cast, add, mailbox):
    add("Ada@Private.example")
    mailbox.deliver()
    assert addresses(cast.ada) == [(ADA, True, True), ("ada@private.example", True, False)]
    assert not PassingAddress.objects.exists()


def test_without_the_code_it_is_nobodys(cast, browse, mailbox):
    """Nothing waits on the account that its real owner, or an import, could stumble over (pre-hijacking)."""
    browse("ada").post(NEW, {"email": "rector@example.org"})
    browse("ada").post(CODE, {"code": "0000-0000"})
    assert addresses(cast.ada) == [(ADA, True, True)]
    assert Account.objects.welcome("rector@example.org") != cast.ada.account


def test_each_change_is_told_to_the_addresses_there_were(cast, add, mailbox):
    browser = add("ada@private.example")
    browser.post(f"/account/addresses/{number('ada@private.example')}/", {"do": "choose"})
    browser.post(f"/account/addresses/{number(ADA)}/", {"do": "remove"})
    told = [(letter["To"], letter["Subject"]) for letter in mailbox.deliver()[1:]]
    assert told == [
        (ADA, "A new e-mail address"),
        (ADA, "Another main address"),
        ("ada@private.example", "Another main address"),
        (ADA, "An e-mail address was removed"),
        ("ada@private.example", "An e-mail address was removed"),
    ]


def test_the_main_one(cast, add):
    browser = add("ada@private.example")
    browser.post(f"/account/addresses/{number('ada@private.example')}/", {"do": "choose"})
    assert addresses(cast.ada) == [(ADA, True, False), ("ada@private.example", True, True)]
    assert Account.objects.get(pk=cast.ada.account_id).email == "ada@private.example"


def test_removing_the_main_one_leaves_another(cast, add):
    add("ada@private.example").post(f"/account/addresses/{number(ADA)}/", {"do": "remove"})
    assert addresses(cast.ada) == [("ada@private.example", True, True)]


def test_the_last_one_stays(cast, browse):
    page = browse("ada").post(f"/account/addresses/{number(ADA)}/", {"do": "remove"}, follow=True)
    assert addresses(cast.ada) == [(ADA, True, True)]
    assert "Add another one first" in page.content.decode()


def test_another_ones_address_cannot_be_touched(cast, browse):
    for do in ("choose", "remove"):
        assert browse("ada").post(f"/account/addresses/{number(BO)}/", {"do": do}).status_code == 404
    assert addresses(cast.bo) == [(BO, True, True)]


def said(answer, address):
    body = BY_CHANCE.sub(b"", answer.content).replace(address.encode(), b"ADDRESS")
    return answer.status_code, sorted(answer.headers.items()), sorted(answer.cookies), body


def conversation(browser, address):
    yield browser.post(NEW, {"email": address}), address
    yield browser.get(CODE), address
    for _ in range(4):
        yield browser.post(CODE, {"code": "0000-0000"}), address


@pytest.fixture
def others(cast):
    """Addresses that are somebody's, nobody's, of a closed account, and of another institution's coordinator."""
    Account.objects.welcome("her@example.org")
    Account.objects.welcome("off@example.org", is_active=False)
    OfficeRole.give(Account.objects.welcome("sel@example.org"), cast.there, Role.COORDINATOR)
    return [f"{name}@example.org" for name in ("her", "nil", "off", "sel")]


def test_whose_it_is_nobody_learns(others, browse, clock):
    first, *rest = ([said(*turn) for turn in conversation(browse("ada"), address)] for address in others)
    assert [status for status, *_ in first] == [302, 200, 200, 200, 200, 302]
    for other in rest:
        assert other == first


def test_each_costs_the_same_statements(others, browse):
    costs = set()
    for address in others:
        browser = browse("ada")
        with CaptureQueriesContext(connection) as asked:
            browser.post(NEW, {"email": address})
        costs.add(tuple(query["sql"].split(" ")[0] for query in asked))
    assert len(costs) == 1


def test_its_owner_learns_it_by_a_letter_without_a_code(cast, browse, mailbox):
    browse("ada").post(NEW, {"email": BO})
    [letter] = mailbox.deliver()
    assert (letter["To"], letter["Subject"]) == (BO, "Your e-mail address")
    text = letter.get_body(("plain",)).get_content()
    assert not re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}|Ada", text)


def test_who_proves_it_second_does_not_get_it(cast, browse, code_in_mail):
    browser = browse("ada")
    browser.post(NEW, {"email": "shared@example.org"})
    code = code_in_mail()
    EmailAddress.objects.create(user_id=cast.bo.account_id, email="shared@example.org", verified=True)
    browser.post(CODE, {"code": code})
    assert EmailAddress.objects.get(email="shared@example.org").user_id == cast.bo.account_id


def test_ten_an_hour_and_ten_in_all(cast, browse, clock):
    browser = browse("ada")
    answers = [browser.post(NEW, {"email": f"a{turn}@example.org"}).status_code for turn in range(11)]
    assert answers == [302] * 10 + [429]
    for turn in range(9):
        EmailAddress.objects.create(user_id=cast.ada.account_id, email=f"b{turn}@example.org", verified=True)
    assert "ten addresses" in browser.post(NEW, {"email": "c@example.org"}).content.decode()


def test_one_knows_ones_own(cast, browse):
    assert "one of your addresses already" in browse("ada").post(NEW, {"email": ADA}).content.decode()


def test_jobs_hold_neither_address_nor_code(cast, add, browse):
    add("ada@private.example").post(f"/account/addresses/{number(ADA)}/", {"do": "remove"})
    stored = str(list(DBTaskResult.objects.values("args_kwargs")))
    assert "@" not in stored
    assert not re.search(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}\b", stored)


def test_a_code_works_ten_minutes(cast, browse, code_in_mail, clock):
    browser = browse("ada")
    browser.post(NEW, {"email": "ada@private.example"})
    code = code_in_mail()
    clock.shift(timedelta(minutes=10, seconds=1))
    session = browser.session
    session["signed"] = session["signed"] + 601
    session.save()
    assert browser.post(CODE, {"code": code}).headers["Location"] == NEW
    assert addresses(cast.ada) == [(ADA, True, True)]


def test_a_visitor_has_none(client, db):
    assert Client().get(NEW).headers["Location"].startswith("/sign-in/")
