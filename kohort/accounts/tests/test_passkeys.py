"""Making a passkey and signing in by it; and everything that is not quite the right answer, refused."""

import json
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator as Passkey
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kohort.accounts.models import Account

from .authenticator import PRESENT, Authenticator, passkey_of

HERE = "http://localhost:8000"
MAKING, SIGNING_IN = "/account/passkeys/", "/sign-in/passkey/"


@pytest.fixture(autouse=True)
def at_home(settings):
    settings.KOHORT_URL = HERE


@pytest.fixture
def key():
    return Authenticator(HERE, "localhost")


@pytest.fixture
def made(cast, browse, key):
    """Ada has made a passkey with `key`; her browser."""
    browser = browse("ada")
    browser.post(MAKING, {"credential": key.made(browser.post(MAKING).json())})
    return browser


def sign_in(key, browser=None, **more):
    browser = browser or Client()
    answer = key.used(browser.post(SIGNING_IN).json())
    return browser.post(SIGNING_IN, {"credential": answer, **more}), browser


def is_in(browser) -> bool:
    return SESSION_KEY in browser.session


def test_one_signs_in_without_saying_who_one_is(cast, made, key):
    answer, browser = sign_in(key, next="/nordvik/people/")
    assert answer.headers["Location"] == "/nordvik/people/"
    assert browser.session[SESSION_KEY] == str(cast.ada.account_id)


def test_the_options_ask_for_a_passkey_that_knows_its_owner(browse, made):
    options = browse("ada").post(MAKING).json()
    assert options["rp"] == {"id": "localhost", "name": "Kohort"}
    assert options["authenticatorSelection"]["residentKey"] == "required"
    assert options["authenticatorSelection"]["userVerification"] == "required"
    assert len(options["excludeCredentials"]) == 1
    asked = Client().post(SIGNING_IN).json()
    assert (asked["rpId"], asked["userVerification"]) == ("localhost", "required")
    assert not asked.get("allowCredentials")


def test_it_is_named_after_the_browser_and_may_be_renamed(cast, browse, key):
    browser = browse("ada")
    agent = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1"
    options = browser.post(MAKING).json()
    browser.post(MAKING, {"credential": key.made(options)}, headers={"User-Agent": agent})
    passkey = Passkey.objects.get()
    assert passkey.data["name"] == "Safari on iPhone"
    browser.post(f"{MAKING}{passkey.pk}/", {"do": "name", "name": "my phone"})
    assert "my phone" in browser.get("/account/").content.decode()


def test_a_removed_one_opens_nothing(made, key):
    made.post(f"{MAKING}{Passkey.objects.get().pk}/", {"do": "remove"})
    assert not is_in(sign_in(key)[1])


def test_another_ones_passkey_cannot_be_touched(browse, made):
    assert browse("bo").post(f"{MAKING}{Passkey.objects.get().pk}/", {"do": "remove"}).status_code == 404
    assert Passkey.objects.count() == 1


def test_the_addresses_are_told(cast, made, mailbox):
    made.post(f"{MAKING}{Passkey.objects.get().pk}/", {"do": "remove"})
    assert [letter["Subject"] for letter in mailbox.deliver()] == ["A new passkey", "A passkey was removed"]


LIES = {
    "another site": {"origin": "https://evil.example"},
    "another port": {"origin": "http://localhost:8001"},
    "a name below": {"origin": "http://x.localhost:8000"},
    "for another site": {"site": "evil.example"},
    "nobody verified": {"flags": PRESENT},
    "nobody there": {"flags": 4},
}


@pytest.mark.parametrize("lie", LIES.values(), ids=LIES)
def test_signing_in_with_a_wrong_answer(made, key, lie):
    vars(key).update(lie)
    answer, browser = sign_in(key)
    assert answer.headers["Location"] == "/sign-in/"
    assert not is_in(browser)


@pytest.mark.parametrize("lie", LIES.values(), ids=LIES)
def test_making_one_with_a_wrong_answer(browse, key, lie):
    vars(key).update(lie)
    browser = browse("ada")
    browser.post(MAKING, {"credential": key.made(browser.post(MAKING).json())})
    assert not Passkey.objects.exists()


def test_a_challenge_is_answered_once(made, key):
    """Even when the session is put back as it was, as parallel requests would find it."""
    browser = Client()
    options = browser.post(SIGNING_IN).json()
    unused = Session.objects.get(pk=browser.session.session_key)
    answer = key.used(options)
    browser.post(SIGNING_IN, {"credential": answer})
    assert is_in(browser)
    unused.save()
    twin = Client()
    twin.cookies["session"] = unused.session_key
    twin.post(SIGNING_IN, {"credential": answer})
    key.counter += 5
    twin.post(SIGNING_IN, {"credential": key.used(options)})
    assert not is_in(twin)


def test_a_challenge_is_bound_to_the_browser_that_asked(made, key):
    elsewhere = Client()
    elsewhere.post(SIGNING_IN)
    elsewhere.post(SIGNING_IN, {"credential": key.used(Client().post(SIGNING_IN).json())})
    Client().post(SIGNING_IN, {"credential": key.used(Client().post(SIGNING_IN).json())})
    assert not is_in(elsewhere)


def test_a_challenge_lives_five_minutes(made, key, clock):
    browser = Client()
    answer = key.used(browser.post(SIGNING_IN).json())
    clock.shift(timedelta(minutes=5, seconds=1))
    browser.post(SIGNING_IN, {"credential": answer})
    assert not is_in(browser)


@pytest.mark.parametrize("back", [1, 2])
def test_a_cloned_counter_is_refused(made, key, back):
    for _ in range(3):
        assert is_in(sign_in(key)[1])
    key.counter -= back
    assert not is_in(sign_in(key)[1])


def test_a_counter_that_stays_at_nothing_tells_nothing(made, key):
    for _ in range(2):
        key.counter = -1
        assert is_in(sign_in(key)[1])


def test_a_closed_account_stays_closed(cast, made, key):
    Account.objects.filter(pk=cast.ada.account_id).update(is_active=False)
    answer, browser = sign_in(key)
    assert answer.headers["Location"] == "/sign-in/"
    assert not is_in(browser)


def test_an_answer_signed_by_another_key_for_ones_handle(made, key):
    other = Authenticator(HERE, "localhost")
    other.id, other.handle = key.id, key.handle
    assert not is_in(sign_in(other)[1])


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=12), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_nonsense_is_refused_and_breaks_nothing(made, key, data):
    """The right answer with a part of it replaced by anything, or anything at all."""
    browser = Client()
    answer = json.loads(key.used(browser.post(SIGNING_IN).json()))
    names = [*answer, *answer["response"]]
    name = data.draw(st.sampled_from(names))
    (answer if name in answer else answer["response"])[name] = data.draw(json_values)
    sent = data.draw(st.sampled_from([json.dumps(answer), json.dumps(data.draw(json_values)), "[" * 15_000, "{", ""]))
    assert browser.post(SIGNING_IN, {"credential": sent}).status_code == 302


def test_ten_are_enough(browse, cast):
    browser = browse("ada")
    for _ in range(11):
        key = Authenticator(HERE, "localhost")
        asked = browser.post(MAKING)
        if asked.status_code == 200:
            browser.post(MAKING, {"credential": key.made(asked.json())})
    assert Passkey.objects.count() == 10


def test_one_made_by_hand_reads_like_one_made_here(cast, browse):
    passkey_of(cast.ada.account)
    assert len(browse("ada").post(MAKING).json()["excludeCredentials"]) == 1
