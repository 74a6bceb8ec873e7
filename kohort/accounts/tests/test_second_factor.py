"""Roles of the office wait for a passkey; an export and one's ways in ask for a fresh one; a lost one is replaced."""

import time
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator as Passkey
from click.testing import CliRunner
from django.contrib.auth import SESSION_KEY
from django.test import Client

from kohort.access.viewer import Role
from kohort.accounts.commands import office
from kohort.accounts.models import OfficeRole
from kohort.activity.models import Happening
from kohort.people.models import Person

from .authenticator import Authenticator

HERE = "http://localhost:8000"
FACTOR, EXPORT = "/second-factor/", "/nordvik/desk/export/"


@pytest.fixture(autouse=True)
def at_home(settings):
    settings.KOHORT_URL = HERE
    settings.FACTOR_STAND_INS = []


@pytest.fixture
def key():
    return Authenticator(HERE, "localhost")


def make(browser, key, **more):
    return browser.post(
        "/account/passkeys/", {"credential": key.made(browser.post("/account/passkeys/").json()), **more}
    )


def show(browser, key, **more):
    return browser.post(FACTOR, {"credential": key.used(browser.post(FACTOR).json()), **more})


def leads_to_factor(answer) -> bool:
    return answer.headers.get("Location", "").startswith(FACTOR)


DOORS = ["/nordvik/desk/", "/nordvik/desk/people/new/", "/nordvik/desk/imports/", EXPORT, "/nordvik/desk/institution/"]


@pytest.mark.parametrize("address", DOORS)
def test_every_door_of_the_office_leads_to_the_second_factor_first(cast, browse, address):
    answer = browse("kari", proven=False).get(f"{address}?q=x")
    assert answer.headers["Location"] == f"{FACTOR}?next={address.replace('/', '%2F')}%3Fq%3Dx"
    assert browse("kari", proven=False).post(address).headers["Location"] == FACTOR
    assert browse("kari").get(address).status_code in {200, 503}


def test_until_then_the_office_sees_what_members_see(cast, browse):
    """Rows as well as doors: she has no roles, only some that wait."""
    unproven = browse("kari", proven=False)
    seen = unproven.get("/nordvik/").wsgi_request.viewer
    assert (seen.roles, seen.waiting) == (frozenset(), {Role.COORDINATOR})
    assert not Person.objects.visible_to(seen).filter(pk=cast.una.pk).exists()
    assert leads_to_factor(unproven.get(f"/nordvik/people/{cast.una.key}/"))
    assert leads_to_factor(unproven.get("/nordvik/people/nobody/"))
    assert browse("kari").get(f"/nordvik/people/{cast.una.key}/").status_code == 200


def test_who_waits_for_nothing_is_refused_as_ever(cast, browse):
    for name in ("ada", "anja"):
        assert browse(name).get(EXPORT).status_code == 403
    assert browse("arne", proven=False).get(EXPORT).status_code == 403
    assert browse("ada").get("/nordvik/people/nobody/").status_code == 404


def test_the_first_passkey_is_made_just_after_signing_in(cast, browse, key, clock):
    browser = browse("kari", proven=False)
    before = browser.session.session_key
    assert "Make a passkey" in browser.get(FACTOR).content.decode()
    assert make(browser, key, next="/nordvik/desk/").headers["Location"] == "/nordvik/desk/"
    assert browser.session.session_key != before
    assert browser.get("/nordvik/desk/").status_code == 200


def test_later_a_code_comes_first(cast, browse, key, clock, code_in_mail):
    browser = browse("kari", proven=False)
    clock.shift(timedelta(minutes=5, seconds=1))
    assert leads_to_factor(browser.post("/account/passkeys/"))
    assert "Make a passkey" not in browser.get(FACTOR).content.decode()
    browser.post(f"{FACTOR}code/", {"send": 1, "next": "/nordvik/desk/"})
    answer = browser.post(f"{FACTOR}code/", {"code": code_in_mail()})
    assert answer.headers["Location"] == f"{FACTOR}?next=%2Fnordvik%2Fdesk%2F"
    assert make(browser, key).status_code == 302
    assert browser.get("/nordvik/desk/").status_code == 200


def test_once_there_is_one_a_mailbox_is_not_enough(cast, browse, key, mailbox):
    """Who reads a coordinator's mail signs in and gets no further: not past the door, nor to a passkey of their own."""
    make(browse("kari", proven=False), key)
    thief, other = browse("kari", proven=False), Authenticator(HERE, "localhost")
    assert leads_to_factor(thief.get("/nordvik/desk/"))
    assert leads_to_factor(thief.post("/account/passkeys/"))
    assert leads_to_factor(thief.get("/account/addresses/new/"))
    mailbox.deliver()
    thief.post(f"{FACTOR}code/", {"send": 1})
    assert len(mailbox.letters) == len(mailbox.deliver())
    other.id, other.handle = key.id, key.handle
    show(thief, other)
    assert leads_to_factor(thief.get("/nordvik/desk/"))


def test_showing_it_opens_the_office_under_a_new_id(cast, browse, key):
    make(browse("kari", proven=False), key)
    browser = browse("kari", proven=False)
    before = browser.session.session_key
    assert show(browser, key, next="/nordvik/desk/").headers["Location"] == "/nordvik/desk/"
    assert browser.session.session_key != before
    old = Client()
    old.cookies["session"] = before
    assert SESSION_KEY not in old.session
    assert browser.get("/nordvik/desk/").status_code == 200


def test_anothers_passkey_is_not_ones_own(cast, browse, key):
    make(browse("arne", proven=False), key)
    browser = browse("kari", proven=False)
    show(browser, key)
    assert leads_to_factor(browser.get("/nordvik/desk/"))


def test_signing_in_by_a_passkey_is_both_factors(cast, browse, key):
    make(browse("kari", proven=False), key)
    browser = Client()
    answer = key.used(browser.post("/sign-in/passkey/").json())
    browser.post("/sign-in/passkey/", {"credential": answer})
    assert browser.get("/nordvik/desk/").status_code == 200


def test_signing_in_by_a_code_leads_by_the_second_factor(cast, client, code_in_mail):
    client.post("/sign-in/", {"email": "kari@nordvik.example.org", "next": "/nordvik/people/"})
    answer = client.post("/sign-in/code/", {"code": code_in_mail(), "next": "/nordvik/people/"})
    assert answer.headers["Location"] == f"{FACTOR}?next=%2Fnordvik%2Fpeople%2F"
    assert client.get("/nordvik/people/").status_code in {200, 503}


def test_an_export_wants_it_fresh(cast, browse, key, clock):
    browser = browse("kari", proven=False)
    make(browser, key)
    clock.shift(timedelta(minutes=4, seconds=59))
    assert not leads_to_factor(browser.get(EXPORT))
    clock.shift(timedelta(seconds=2))
    assert browser.get("/nordvik/desk/").status_code == 200
    assert leads_to_factor(browser.get(EXPORT))
    assert leads_to_factor(browser.post(EXPORT, {"format": "csv"}))
    show(browser, key)
    assert not leads_to_factor(browser.post(EXPORT, {"format": "csv"}))


def test_for_members_a_code_is_fresh_enough(cast, browse, clock, code_in_mail):
    browser = browse("ada")
    assert browser.get("/account/addresses/new/").status_code == 200
    clock.shift(timedelta(minutes=6))
    assert leads_to_factor(browser.get("/account/addresses/new/"))
    browser.post(f"{FACTOR}code/", {"send": 1, "next": "/account/addresses/new/"})
    answer = browser.post(f"{FACTOR}code/", {"code": code_in_mail()})
    assert answer.headers["Location"] == "/account/addresses/new/"
    assert browser.get("/account/addresses/new/").status_code == 200


def test_a_code_for_this_is_tried_three_times_and_used_once(cast, browse, clock, code_in_mail):
    browser = browse("ada")
    browser.post(f"{FACTOR}code/", {"send": 1})
    code, untried = code_in_mail(), dict(browser.session.items())
    clock.shift(timedelta(minutes=6))
    for _ in range(3):
        browser.post(f"{FACTOR}code/", {"code": "0000-0000"})
        session = browser.session
        session.update(untried)
        session.save()
    browser.post(f"{FACTOR}code/", {"code": code})
    assert leads_to_factor(browser.get("/account/addresses/new/"))


def test_the_offices_people_keep_their_last_passkey(cast, browse, key):
    browser = browse("kari", proven=False)
    make(browser, key)
    browser.post(f"/account/passkeys/{Passkey.objects.get().pk}/", {"do": "remove"})
    assert Passkey.objects.count() == 1


def test_looking_changes_nothing(cast, browse):
    browser = browse("kari", proven=False)
    before = dict(browser.session.items())
    for path in (FACTOR, "/account/", "/account/passkeys/"):
        browser.get(path)
        browser.head(path)
    assert {name: before[name] for name in before} == {name: browser.session[name] for name in before}
    assert leads_to_factor(browser.get("/nordvik/desk/"))


LOST = {"reason": "lost", "seen": "in person"}


def lost(cast, name="arne"):
    role = OfficeRole.held_by(getattr(cast, name).account_id).get(institution=cast.here)
    return f"/nordvik/desk/office/{role.pk}/new-factor/"


def test_a_colleague_helps_to_a_new_one(cast, browse, key, mailbox):
    arne = browse("arne", proven=False)
    make(arne, key)
    session = arne.session.session_key
    browse("kari").post(lost(cast), LOST)
    assert not Passkey.objects.exists()
    old = Client()
    old.cookies["session"] = session
    assert SESSION_KEY not in old.get("/nordvik/").wsgi_request.session
    letter = mailbox.deliver()[-1]
    assert (letter["To"], letter["Subject"]) == ("arne@nordvik.example.org", "Your passkeys were removed")
    logged = Happening.objects.trusted("test").get(verb="second factor taken away")
    assert logged.by_id == cast.kari.account_id
    assert logged.particulars == {"account": cast.arne.account_id, **LOST}
    assert make(browse("arne", proven=False), Authenticator(HERE, "localhost")).status_code == 302
    assert Passkey.objects.count() == 1


def test_nobody_does_that_for_themselves_or_without_saying_why(cast, browse, key):
    make(browse("kari", proven=False), key)
    assert browse("kari").post(lost(cast, "kari"), LOST).status_code == 404
    make(browse("arne", proven=False), Authenticator(HERE, "localhost"))
    for said in ({}, {"reason": "lost"}, {"reason": "lost", "seen": "they wrote to me"}):
        assert browse("kari").post(lost(cast), said).status_code == 200
    assert browse("anja").post(lost(cast), LOST).status_code == 404
    assert Passkey.objects.count() == 2


def test_that_asks_for_a_fresh_factor_too(cast, browse, key):
    make(browse("arne", proven=False), key)
    browser = browse("kari")
    session = browser.session
    session["factor"] = time.time() - 301
    session.save()
    assert leads_to_factor(browser.post(lost(cast), LOST))
    assert Passkey.objects.count() == 1


def test_who_works_elsewhere_too_is_left_to_the_operator(cast, browse, key):
    OfficeRole.give(cast.arne.account, cast.there, Role.ANALYST)
    make(browse("arne", proven=False), key)
    browse("kari").post(lost(cast), LOST)
    assert Passkey.objects.count() == 1
    said = CliRunner().invoke(office, ["new-factor", "arne@nordvik.example.org"])
    assert "make a new one" in said.output
    assert not Passkey.objects.exists()
    assert Happening.objects.trusted("test").filter(verb="second factor taken away", by=None).count() == 2


def test_the_command_is_for_the_office_alone(cast):
    said = CliRunner().invoke(office, ["new-factor", "ada@nordvik.example.org"])
    assert said.exit_code == 1
    assert "works for no office" in said.output
