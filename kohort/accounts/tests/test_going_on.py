"""Where one lands after signing in, and whose look the sign-in page wears."""

import pytest

from kohort.access.viewer import Role
from kohort.accounts import landing
from kohort.accounts.models import Account, OfficeRole


@pytest.fixture
def sign_in(cast, client, code_in_mail):
    def through(next_, email="ada@nordvik.example.org"):
        answer = client.post("/sign-in/", {"email": email, "next": next_})
        return client.post(answer.headers["Location"], {"code": code_in_mail()}).headers["Location"]

    return through


def test_to_the_page_one_wanted(sign_in):
    assert sign_in("/nordvik/people/?q=bo&page=2") == "/nordvik/people/?q=bo&page=2"


@pytest.mark.parametrize(
    "elsewhere",
    [
        *("https://evil.example", "//evil.example/", "/\\evil.example", "///evil.example", "http:evil.example"),
        *("javascript:alert(1)", "http://testserver/nordvik/", "\thttps://evil.example", "https:/evil.example"),
    ],
)
def test_never_to_another_site(sign_in, elsewhere):
    assert sign_in(elsewhere) == "/nordvik/"


def test_to_the_front_page_when_one_belongs_to_several(cast):
    OfficeRole.give(cast.ada.account, cast.there, Role.ANALYST)
    assert landing.home_of(cast.ada.account) == "/"
    assert {one.slug for one in landing.institutions_of(cast.ada.account)} == {"nordvik", "sundby"}


def test_a_role_that_has_ended_counts_no_more(cast):
    OfficeRole.give(cast.ada.account, cast.there, Role.ANALYST).end()
    assert landing.home_of(cast.ada.account) == "/nordvik/"


def test_to_the_front_page_when_one_belongs_nowhere(cast):
    assert landing.home_of(Account.objects.welcome("new@example.org")) == "/"


def test_the_office_lands_at_its_institution(cast):
    helper = Account.objects.welcome("helper@example.org")
    OfficeRole.give(helper, cast.here, Role.ASSISTANT)
    assert landing.home_of(helper) == "/nordvik/"


def test_whoever_is_in_already_goes_on_at_once(cast, browse):
    assert browse("ada").get("/sign-in/?next=/nordvik/people/").headers["Location"] == "/nordvik/people/"
    assert browse("ada").get("/sign-in/").headers["Location"] == "/nordvik/"


@pytest.mark.parametrize(("next_", "named"), [("/nordvik/people/", True), ("/", False), ("//nordvik/x", False)])
def test_the_page_names_the_institution(cast, client, next_, named):
    page = client.get("/sign-in/", {"next": next_}).content.decode()
    assert ("Sign in to Universitetet i Nordvik" in page) == named


def test_the_letter_comes_from_the_institution(cast, client, mailbox):
    client.post("/sign-in/", {"email": "ada@nordvik.example.org", "next": "/nordvik/people/"})
    [letter] = mailbox.deliver()
    assert letter["From"].addresses[0].display_name == "Universitetet i Nordvik"
