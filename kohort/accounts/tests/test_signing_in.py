"""An address, a letter, a code: the way in, and the ways that do not lead in."""

from datetime import timedelta

import pytest
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from kohort.accounts.codes import code_of, matches, new_seed

ADA = "ada@nordvik.example.org"


@pytest.fixture
def ask(client, code_in_mail):
    """`ask()`: ask for a code and read it in the letter."""

    def for_code(email=ADA, browser=client):
        browser.post("/sign-in/", {"email": email})
        return code_in_mail()

    return for_code


def is_in(browser) -> bool:
    return SESSION_KEY in browser.session


def enter(browser, code, **more):
    return browser.post("/sign-in/code/", {"code": code, **more})


def test_the_way_in(cast, client, mailbox, code_in_mail):
    assert client.get("/sign-in/").status_code == 200
    answer = client.post("/sign-in/", {"email": "Ada@Nordvik.example.org"})
    assert answer.headers["Location"] == "/sign-in/code/"
    page = client.get("/sign-in/code/").content.decode()
    assert 'autocomplete="one-time-code"' in page
    [letter] = mailbox.deliver()
    assert letter["To"] == ADA
    answer = enter(client, code_in_mail())
    assert answer.headers["Location"] == "/nordvik/"
    assert client.session[SESSION_KEY] == str(cast.ada.account_id)


@pytest.mark.parametrize("spelt", [str.lower, lambda c: f" {c[:4]} {c[5:]}\n", lambda c: c.replace("-", "–")])
def test_a_code_may_be_pasted_as_it_comes(cast, client, ask, spelt):
    enter(client, spelt(ask()))
    assert is_in(client)


def test_letters_that_look_like_figures_count_as_such():
    seeds = (new_seed() for _ in range(10_000))
    seed = next(seed for seed in seeds if "0" in code_of(seed) and "1" in code_of(seed))
    assert matches(code_of(seed).replace("0", "O").replace("1", "l"), seed)


def test_no_seed_no_match():
    assert not matches("", "")
    assert not matches(code_of(""), "")


def test_a_wrong_code_may_be_tried_three_times(cast, client, ask):
    code = ask()
    assert enter(client, "0000-0000").status_code == 200
    enter(client, "0000-0000")
    assert enter(client, "0000-0000").headers["Location"] == "/sign-in/"
    enter(client, code)
    assert not is_in(client)


def test_tries_are_counted_outside_the_session(cast, client, ask):
    """Parallel requests all read a session in which nothing has been tried yet; so does a session put back."""
    code = ask()
    untried = Session.objects.get(pk=client.session.session_key)
    for _ in range(3):
        enter(client, "0000-0000")
        untried.save()
    enter(client, code)
    assert not is_in(client)


def test_a_code_works_once(cast, client, ask):
    code = ask()
    twin = Client()
    twin.cookies.update(client.cookies)
    unused = Session.objects.get(pk=client.session.session_key)
    enter(client, code)
    unused.save()
    enter(twin, code)
    assert is_in(client)
    assert not is_in(twin)


def test_a_code_works_ten_minutes(cast, client, ask, clock):
    code = ask()
    clock.shift(timedelta(minutes=10, seconds=1))
    enter(client, code)
    assert not is_in(client)


def test_a_letter_that_is_late_is_not_sent(cast, client, mailbox, clock):
    client.post("/sign-in/", {"email": ADA})
    clock.shift(timedelta(minutes=10, seconds=1))
    assert mailbox.deliver() == []


def test_a_code_works_in_the_browser_that_asked(cast, client, ask):
    code, elsewhere = ask(), Client()
    elsewhere.post("/sign-in/", {"email": "bo@nordvik.example.org"})
    enter(elsewhere, code)
    enter(Client(), code)
    assert not is_in(elsewhere)


def test_the_newest_code_counts(cast, client, ask):
    first, second = ask(), ask()
    enter(client, first)
    assert not is_in(client)
    enter(client, second)
    assert is_in(client)


def test_neither_the_job_nor_the_session_holds_a_code_or_an_address_to_send_to(cast, client, ask):
    code = ask()
    stored = str(list(DBTaskResult.objects.values())) + str(dict(client.session.items()))
    assert code not in stored
    assert ADA not in str(list(DBTaskResult.objects.values()))


def test_looking_changes_nothing(cast, client, ask):
    """Mail scanners and impatient browsers open every address, again and again."""
    code = ask()
    before = dict(client.session.items())
    for path in ("/sign-in/", "/sign-in/code/", f"/sign-in/code/?code={code}", "/sign-out/", "/sign-in/help/"):
        client.get(path)
        client.head(path)
    assert dict(client.session.items()) == before
    enter(client, code)
    assert is_in(client)


def test_the_session_gets_a_new_name_at_the_door(cast, client, ask):
    code = ask()
    before = client.session.session_key
    enter(client, code)
    assert client.session.session_key != before
    assert not Session.objects.filter(pk=before).exists()


def test_signing_out_takes_a_button(cast, browse):
    client = browse("ada")
    assert client.get("/sign-out/").status_code == 200
    assert is_in(client)
    client.post("/sign-out/")
    assert not is_in(client)


def test_an_account_closed_in_between_stays_out(cast, client, ask):
    code = ask()
    cast.ada.account.__class__.objects.filter(pk=cast.ada.account_id).update(is_active=False)
    assert enter(client, code).headers["Location"] == "/sign-in/"
    assert not is_in(client)


@pytest.mark.parametrize(
    "name",
    [
        *("login", "request_login_code", "reauthenticate", "confirm_login_code"),
        *("signup", "inactive", "email_verification_sent", "logout"),
    ],
)
def test_whatever_allauth_refers_to_is_there(db, client, name):
    assert client.get(reverse(f"account_{name}"), follow=True).status_code == 200
