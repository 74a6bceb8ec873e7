"""Two want the same place at the same moment: one wins. A code is used once, however often it is sent at once."""

import subprocess
import sys

import pytest

from tests.homes import shared

PRELUDE = """
import sys, threading, django
from concurrent.futures import ThreadPoolExecutor
from django.conf import settings
settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
django.setup()
from django.db import connection
from django.test import Client
from kohort.accounts.codes import code_of
from kohort.accounts.models import Account
from kohort.claims.claiming import Taken, claim
from kohort.claims.models import Case, Claim
from kohort.institutions.models import Institution
from kohort.people.models import Contact, Person

MANY = 10
here = Institution.objects.create(slug="nordvik", names={"en": "Nordvik"}, language="en", country="NO")

def person(number):
    return Person.objects.create(institution=here, given_names="Una", surname=f"Ukjent{number}")

def together(act, count=MANY):
    barrier = threading.Barrier(count)
    def one(number):
        try:
            barrier.wait()
            return act(number)
        finally:
            connection.close()
    return list(ThreadPoolExecutor(count).map(one, range(count)))
"""
CLAIMING = """
accounts = [Account.objects.welcome(f"{number}@example.org") for number in range(MANY)]
for turn in range(10):
    una = person(turn)
    def take(number):
        try:
            claim(una, accounts[number], way=Claim.Way.MAIL, settled=False)
        except Taken:
            return "taken"
        return number
    told = together(take)
    (winner,) = [one for one in told if one != "taken"] or ["nobody"]
    owner = Person.objects.trusted("test").get(pk=una.pk).account
    assert owner == accounts[winner]
    assert Claim.objects.trusted("test").get(person=una).account == owner
    owner.people.trusted("test").update(account=None)
print("one each")
"""
TYPING = """
una = person(0)
contact = Contact.objects.create(institution=here, person=una, kind="email", value="una@example.org", source="fs")
granted = Case.objects.create(institution=here, person=una, address=contact, state="granted")
asked = Client(SERVER_NAME="localhost")
asked.post(f"/nordvik/place/{granted.pointer}/")
code = code_of(Case.objects.trusted("test").latest("pk").seed)

def enter(number):
    browser = Client(SERVER_NAME="localhost")
    browser.cookies = asked.cookies.copy()
    response = browser.post("/nordvik/find-me/code/", {"code": code})
    return "in" if response.headers.get("Location") == "/nordvik/welcome/" else response.status_code

told = together(enter)
assert told.count("in") == 1, told
assert Claim.objects.trusted("test").filter(person=una).count() == 1
assert not [one for one in told if one == 500]
print("once")
"""


@pytest.fixture
def race(transactional_db, tmp_path):
    """`race(script)`: what ten threads in a process of their own do at once, on a database that processes share."""
    environment = shared(tmp_path)

    def run(script):
        command = [sys.executable, "-c", PRELUDE + script]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    return run


def test_one_account_gets_the_place(race):
    assert race(CLAIMING) == "one each"


def test_a_code_is_used_once(race):
    assert race(TYPING) == "once"
