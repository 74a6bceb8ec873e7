"""Limits are exact with 64 clients over two processes, outlive a restart, and cannot be talked round."""

import subprocess
import sys
from datetime import timedelta

import pytest
from django.test import Client, RequestFactory
from django.utils import timezone

from kohort.accounts import limits
from kohort.accounts.asking import PER_ADDRESS, PER_NETWORK
from kohort.accounts.limits import Limit, TooOften, network_of, spend
from kohort.accounts.models import Tally
from tests.homes import shared

# Half of the clients: threads that ask at once. Given: what to put into each address; told: how many were let in.
HALF = """
import sys, threading, django
from concurrent.futures import ThreadPoolExecutor
from django.conf import settings
settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
django.setup()
from django.db import connection
from django.test import Client

everybody_is_here = threading.Barrier(32)

def answers(number):
    browser = Client(SERVER_NAME="localhost", headers={"X-Forwarded-For": f"198.51.100.{number}, 203.0.113.{number}"})
    everybody_is_here.wait()
    for turn in range(int(sys.argv[2])):
        status = browser.post("/sign-in/", {"email": sys.argv[1].format(number, turn)}).status_code
        yield {302: True, 429: False}[status]

def let_in(number):
    try:
        return sum(answers(number))
    finally:
        connection.close()

print("ready", flush=True)
print(sys.stdin.readline() and sum(ThreadPoolExecutor(32).map(let_in, range(32))))
"""


@pytest.fixture
def let_in(transactional_db, tmp_path):
    """`let_in("{}@x.org")`: how many of 64 clients in two processes get an answer that is not "too often"."""
    environment = shared(tmp_path)

    def count(address, turns=1):
        command = [sys.executable, "-c", HALF, address, str(turns)]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        halves = [subprocess.Popen(command, env=environment, **pipes) for _ in range(2)]
        assert {half.stdout.readline() for half in halves} == {"ready\n"}
        for half in halves:
            half.stdin.write("go\n")
            half.stdin.flush()
        return sum(int(half.communicate()[0]) for half in halves)

    return count


def test_one_address_gets_exactly_its_codes(let_in):
    assert let_in("ada@nordvik.example.org") == PER_ADDRESS.times
    assert let_in("ADA@nordvik.example.org") == 0  # new processes, the same count


def test_one_network_gets_exactly_its_codes_whatever_it_says_of_itself(let_in):
    assert let_in("{}-{}@nordvik.example.org", turns=2) == 2 * 32 + 36 == PER_NETWORK.times


HOURLY = Limit("test", 3, 3600)
WIDE = Limit("wide", 4, 3600)


def is_let_in(*uses) -> bool:
    try:
        spend(*uses)
    except TooOften:
        return False
    return True


def test_a_window_opens_again(db, clock):
    assert [is_let_in((HOURLY, "a")) for _ in range(5)] == [True] * 3 + [False] * 2
    clock.shift(timedelta(minutes=59))
    assert not is_let_in((HOURLY, "a"))
    clock.shift(timedelta(minutes=2))
    assert [is_let_in((HOURLY, "a")) for _ in range(4)] == [True] * 3 + [False]


def test_who_is_refused_by_one_limit_spends_nothing_of_the_others(db):
    for _ in range(10):
        is_let_in((HOURLY, "a"), (WIDE, ""))
    assert is_let_in((HOURLY, "b"), (WIDE, ""))
    assert not is_let_in((HOURLY, "b"), (WIDE, ""))
    assert [is_let_in((HOURLY, "b")) for _ in range(3)] == [True, True, False]


def test_nothing_personal_is_kept_and_nothing_for_long(db, client, clock):
    client.post("/sign-in/", {"email": "ada@nordvik.example.org"})
    kept = str(list(Tally.objects.values()))
    assert Tally.objects.count() == 3
    assert "ada@" not in kept
    assert "nordvik" not in kept
    assert "127.0.0.1" not in kept
    clock.shift(timedelta(seconds=max(PER_ADDRESS.seconds, PER_NETWORK.seconds) + 1))
    client.post("/sign-in/", {"email": "bo@nordvik.example.org"})
    assert Tally.objects.count() == 3
    assert not Tally.objects.filter(ends__lt=timezone.now()).exists()


def test_the_installations_secret_is_in_the_hash(db, settings):
    before = limits._key(HOURLY, "a")
    settings.SECRET_KEY = "another"
    assert limits._key(HOURLY, "a") != before


def request_from(address, **headers):
    return RequestFactory(headers=headers).get("/", REMOTE_ADDR=address)


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.7", "192.0.2.7/32"),
        ("::ffff:192.0.2.7", "192.0.2.7/32"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
        ("2001:db8:1:3::1", "2001:db8:1:3::/64"),
    ],
)
def test_a_household_counts_as_one(address, network):
    assert network_of(request_from(address)) == network


FORWARDED = {"X-Forwarded-For": "198.51.100.1, 203.0.113.9, 192.0.2.50"}


@pytest.mark.parametrize(
    ("proxies", "network"), [(0, "127.0.0.1/32"), (1, "192.0.2.50/32"), (2, "203.0.113.9/32"), (3, "198.51.100.1/32")]
)
def test_only_our_own_proxies_are_believed(settings, proxies, network):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    assert network_of(request_from("127.0.0.1", **FORWARDED)) == network


def test_too_often_says_how_long_to_wait(db):
    answers = [Client().post("/sign-in/", {"email": "ada@nordvik.example.org"}) for _ in range(PER_ADDRESS.times + 1)]
    assert answers[-1].status_code == 429
    assert answers[-1].headers["Retry-After"] == str(PER_ADDRESS.seconds)
    assert "10 minutes" in answers[-1].content.decode()
