"""Whether an address is known, unknown, closed or unproved: the same answers to the byte, and the same work."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult

from kohort.accounts.models import Account

ADDRESSES = [
    "ada@nordvik.example.org",
    "nil@nordvik.example.org",
    "off@nordvik.example.org",
    "her@nordvik.example.org",
]
BY_CHANCE = re.compile(rb'name="csrfmiddlewaretoken" value="\w+"')


@pytest.fixture
def addresses(cast):
    """Known, unknown, of a closed account, and claimed by somebody without proof."""
    Account.objects.welcome("off@nordvik.example.org", is_active=False)
    EmailAddress.objects.create(user_id=cast.bo.account_id, email="her@nordvik.example.org", verified=False)
    return ADDRESSES


def said(answer, address):
    """Everything a browser is told, but for the cookies' values and the form's own secret."""
    body = BY_CHANCE.sub(b"", answer.content).replace(address.encode(), b"ADDRESS")
    return answer.status_code, sorted(answer.headers.items()), sorted(answer.cookies), body


def conversation(address):
    browser = Client()
    yield browser.post("/sign-in/", {"email": address}), address
    yield browser.get("/sign-in/code/"), address
    for _ in range(4):
        yield browser.post("/sign-in/code/", {"code": "0000-0000"}), address
    for _ in range(5):
        yield browser.post("/sign-in/", {"email": address}), address


def test_every_answer_is_the_same(addresses, clock):
    first, *others = ([said(*turn) for turn in conversation(address)] for address in addresses)
    assert [status for status, *_ in first] == [302, 200, 200, 200, 302, 302, 302, 302, 302, 302, 429]
    assert all(other == first for other in others)


def test_every_question_costs_the_same_statements(addresses):
    costs = set()
    for address in addresses:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            Client().post("/sign-in/", {"email": address})
        costs.add(tuple(query["sql"].split(" ")[0] for query in asked))
    assert len(costs) == 1


def test_one_job_each_and_one_letter_in_all(addresses, mailbox):
    for address in addresses:
        Client().post("/sign-in/", {"email": address})
    assert DBTaskResult.objects.filter(task_path="kohort.accounts.jobs.send_code").count() == 4
    assert [letter["To"] for letter in mailbox.deliver()] == ["ada@nordvik.example.org"]


def test_an_address_somebody_else_wrote_down_opens_nothing(addresses, mailbox):
    """Whoever enters another's address on their account waits for its owner to come in (pre-hijacking)."""
    Client().post("/sign-in/", {"email": "her@nordvik.example.org"})
    assert mailbox.deliver() == []
