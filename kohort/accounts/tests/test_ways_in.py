"""The list of sessions, signing out there and everywhere, and the letter about a new sign-in."""

from datetime import timedelta

import pytest
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from kohort.accounts.devices import device_of
from kohort.accounts.models import OpenSession, PassingAddress
from kohort.accounts.sweeping import sweep

ADA = "ada@nordvik.example.org"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
PHONE = "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36"


@pytest.fixture
def enter(cast, code_in_mail, clock):
    """`enter(browser)`: sign in by a code. Time passes before, so that no limit is met."""

    def by_code(browser=None, agent=FIREFOX, email=ADA):
        browser = browser or Client()
        clock.shift(timedelta(minutes=11))
        browser.post("/sign-in/", {"email": email})
        browser.post("/sign-in/code/", {"code": code_in_mail()}, headers={"User-Agent": agent})
        return browser

    return by_code


def is_in(browser) -> bool:
    return SESSION_KEY in browser.get("/nordvik/").wsgi_request.session


def subjects(mailbox):
    return [letter["Subject"] for letter in mailbox.deliver() if letter["Subject"] != "Your sign-in code"]


def test_the_list_says_in_which_browser_and_when(cast, enter):
    enter(agent=PHONE)
    page = enter().get("/account/").content.decode()
    assert "Chrome on Android" in page
    assert "Firefox on Linux" in page
    assert page.count("Sign out there") == 1  # not here


def test_nothing_more_is_kept_than_that(cast, enter):
    enter(agent=PHONE)
    [row] = OpenSession.objects.values()
    assert row.keys() == {"id", "account_id", "session_id", "device", "at"}
    assert row["device"] == "Chrome/Android"


def test_signing_out_there(cast, enter):
    there, here = enter(), enter()
    row = OpenSession.objects.get(session_id=there.session.session_key)
    here.post(f"/account/sessions/{row.pk}/")
    assert not is_in(there)
    assert is_in(here)
    assert OpenSession.objects.count() == 1


def test_another_ones_session_cannot_be_ended(cast, enter, browse):
    there = enter()
    assert browse("bo").post(f"/account/sessions/{OpenSession.objects.get().pk}/").status_code == 404
    assert is_in(there)


def test_signing_out_everywhere_leaves_none_of_twenty(cast, browse):
    """Not even one we kept no record of."""
    browsers = [Client() for _ in range(20)]
    for browser in browsers:
        browser.force_login(cast.ada.account, "allauth.account.auth_backends.AuthenticationBackend")
    bystander = Client()
    bystander.force_login(cast.bo.account, "allauth.account.auth_backends.AuthenticationBackend")
    assert all(is_in(browser) for browser in browsers)
    browse("ada").post("/account/sessions/")
    assert not any(is_in(browser) for browser in browsers)
    assert is_in(bystander)


def test_a_session_that_ends_takes_its_record_along(cast, enter):
    browser = enter()
    browser.post("/sign-out/")
    assert not OpenSession.objects.exists()


def test_a_new_browser_is_told_and_a_known_one_is_not(cast, enter, mailbox):
    browser = enter()
    assert subjects(mailbox) == []  # the very first
    browser.post("/sign-out/")
    enter(browser)
    assert subjects(mailbox) == []
    enter(agent=PHONE)
    assert subjects(mailbox) == ["A new sign-in"]
    letter = mailbox.letters[-1]
    assert letter["To"] == ADA
    assert "In: Chrome on Android" in letter.get_body(("plain",)).get_content()


def test_a_shared_computer_is_known_to_each(cast, enter, mailbox):
    shared = enter(email="bo@nordvik.example.org")
    shared.post("/sign-out/")
    enter(shared)
    enter(agent=PHONE)
    shared.post("/sign-out/")
    mailbox.deliver()
    before = len(subjects(mailbox))
    enter(shared, email="bo@nordvik.example.org")
    enter(shared)
    assert len(subjects(mailbox)) == before


def test_the_cookie_tells_nobody_who_and_cannot_be_made_up(cast, enter, mailbox):
    cookie = enter().cookies["known"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert ADA not in cookie.value
    assert len(cookie.value) == 32
    stranger = Client()
    stranger.cookies["known"] = "0" * 32
    enter(stranger)
    assert subjects(mailbox) == ["A new sign-in"]


def test_after_signing_out_everywhere_every_browser_is_new(cast, enter, mailbox):
    browser = enter()
    browser.post("/account/sessions/")
    enter(browser)
    assert subjects(mailbox) == ["A new sign-in"]


@pytest.mark.parametrize(
    ("agent", "device"),
    [
        (FIREFOX, "Firefox/Linux"),
        (PHONE, "Chrome/Android"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge/Windows"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) Version/18.0 Safari/605.1", "Safari/Mac"),
        ("curl/8.0", "/"),
        ("", "/"),
    ],
)
def test_browsers_have_names(rf, agent, device):
    assert device_of(rf.get("/", headers={"User-Agent": agent})) == device


def test_the_daily_round_clears_what_is_over(cast, browse, clock):
    browse("ada")
    PassingAddress.objects.create(account=cast.ada.account, email="old@example.org")
    clock.shift(timedelta(days=29))
    PassingAddress.objects.create(account=cast.ada.account, email="new@example.org")
    sweep()
    assert Session.objects.count() == 1
    assert [row.email for row in PassingAddress.objects.all()] == ["new@example.org"]
    clock.shift(timedelta(days=2))
    sweep()
    assert not Session.objects.filter(expire_date__lt=timezone.now()).exists()
    assert Session.objects.count() == 0
