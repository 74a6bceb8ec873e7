"""The institution among one's ways in: shown, added, removed, and never the last one taken away."""

import re

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount

from .conftest import at

CODE = re.compile(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}\b")


@pytest.fixture
def mari(cast, campus, offered, window):
    """A student who has just signed in for the first time; the provider is her only way in."""
    offered(campus=at(campus))
    campus.enrol("mari", name="Mari Moe", affiliation=["student"])
    window.sign_in(campus, "mari")
    return window.client


def add_address(client, mailbox, email, after=""):
    client.post(f"/account/addresses/new/{after}", {"email": email})
    code = CODE.search(mailbox.deliver()[-1].get_body(("plain",)).get_content()).group()
    return client.post("/account/addresses/code/", {"code": code})


def test_the_account_page_shows_it(mari):
    page = mari.get("/account/").content.decode()
    assert "Through your institution" in page
    assert "/sign-in/with/campus/remove/" in page


def test_the_only_way_in_stays(mari):
    page = mari.post("/sign-in/with/campus/remove/", follow=True).content.decode()
    assert "This is your only way in" in page
    assert SocialAccount.objects.exists()


def test_with_an_address_it_may_go(mari, mailbox):
    add_address(mari, mailbox, "mari@example.com")
    mari.post("/sign-in/with/campus/remove/")
    assert not SocialAccount.objects.exists()
    assert mailbox.deliver()[-1]["Subject"] == "A way to sign in was removed"


def test_the_first_address_is_the_main_one(mari, mailbox):
    add_address(mari, mailbox, "mari@example.com")
    assert EmailAddress.objects.get(email="mari@example.com").primary


def test_from_the_bridge_one_comes_back_to_it(mari, mailbox):
    mari.get("/account/addresses/new/?next=/nordvik/bridge/")
    answer = add_address(mari, mailbox, "mari@example.com")
    assert answer["Location"] == "/nordvik/bridge/"
    assert "You are across" in mari.get("/nordvik/bridge/").content.decode()


def test_later_it_takes_a_fresh_proof(mari):
    session = mari.session
    session["signed"] = 0
    session.save()
    assert mari.post("/sign-in/with/campus/remove/")["Location"].startswith("/second-factor/")
    assert 'action="/sign-in/with/campus/"' in mari.get("/second-factor/?next=/account/").content.decode()


def test_which_the_institution_gives(mari, campus, window):
    session = mari.session
    session["signed"] = 0
    session.save()
    assert window.sign_in(campus, "mari", after="/account/")["Location"] == "/account/"
    assert "/sign-in/with/campus/remove/" in mari.get("/account/").content.decode()
    assert campus.seen("authorization")["prompt"] == "login"


def test_without_a_place_to_go_on_to_one_comes_home(mari, campus, window):
    assert window.sign_in(campus, "mari", after="")["Location"] == "/nordvik/"


def test_a_provider_that_is_gone(mari, offered):
    offered()
    assert mari.post("/sign-in/with/campus/", {"next": "/account/"}).status_code == 404
    assert mari.get("/account/").status_code == 200


def test_nobody_is_offered_what_their_institution_has_not(cast, offered, campus, browse):
    offered(campus=at(campus))
    assert "Through your institution" in browse("ada").get("/account/").content.decode()
    assert "Through your institution" not in browse("selma").get("/account/").content.decode()
