"""The conversation with a real provider: code, PKCE, state, nonce, signature. Whatever is wrong signs nobody in."""

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount, SocialToken

from kohort.people.models import Person

from .campus import query
from .conftest import at

MARI = {"name": "Mari Moe", "given_name": "Mari", "family_name": "Moe", "affiliation": ["student", "member"]}


@pytest.fixture
def here(cast, campus, offered):
    offered(campus=at(campus))
    campus.enrol("mari", **MARI)
    return cast


def is_in(window) -> bool:
    return "_auth_user_id" in window.client.session


def test_the_sign_in_page_of_the_institution_has_a_button(here, window):
    page = window.client.get("/sign-in/?next=/nordvik/people/").content.decode()
    assert "Sign in with Campus" in page
    assert "Sign in with Campus" not in window.client.get("/sign-in/?next=/sundby/").content.decode()


def test_the_general_page_leads_to_the_institutions_that_have_one(here, window):
    page = window.client.get("/sign-in/").content.decode()
    assert "Universitetet i Nordvik" in page
    assert "Sundby" not in page


def test_without_settings_nothing_is_offered(cast, window):
    assert "Student or staff?" not in window.client.get("/sign-in/?next=/nordvik/").content.decode()
    assert window.client.post("/sign-in/with/campus/", {"next": "/nordvik/"}).status_code == 404


def test_looking_does_nothing(here, window):
    assert window.client.get("/sign-in/with/campus/").status_code == 405


def test_a_student_signs_in_with_code_and_pkce(here, campus, window):
    address = window.leave(after="/nordvik/people/")
    asked = query(address)
    assert asked["response_type"] == "code"
    assert asked["code_challenge_method"] == "S256"
    answer = window.client.get(campus.answer(address, "mari"))
    assert answer["Location"] == "/nordvik/bridge/?next=%2Fnordvik%2Fpeople%2F"
    assert is_in(window)
    told = campus.seen("token")
    assert told["grant_type"] == "authorization_code"
    assert told["status"] == 200
    assert len(told["code_verifier"]) >= 43


def test_the_session_gets_a_new_id(here, campus, window):
    path = campus.answer(window.leave(), "mari")
    before = window.client.session.session_key
    window.client.get(path)
    assert is_in(window)
    assert window.client.session.session_key != before


def test_coming_again_is_the_same_account(here, campus, window, another_window):
    window.sign_in(campus, "mari")
    answer = another_window.sign_in(campus, "mari", after="/nordvik/people/")
    assert answer["Location"] == "/nordvik/people/"
    assert SocialAccount.objects.count() == 1
    assert Person.objects.trusted("test").filter(surname="Moe").count() == 1


def test_only_the_key_is_kept(here, campus, window):
    window.sign_in(campus, "mari")
    row = SocialAccount.objects.get()
    assert (row.provider, row.uid, row.extra_data) == (campus.issuer, "mari", {"by": "campus"})
    assert not SocialToken.objects.exists()


def refused(answer, status, words):
    assert answer.status_code == status
    page = answer.content.decode()
    assert words in page
    assert "/sign-in/?next=/nordvik/people/" in page


def test_denied(here, campus, window):
    answer = window.sign_in(campus, "deny", after="/nordvik/people/")
    refused(answer, 403, "You turned back")
    assert not is_in(window)


def test_a_state_of_ones_own_making(here, campus, window):
    address = window.leave(after="/nordvik/people/")
    path = campus.answer(address.replace(query(address)["state"], "made-up"), "mari")
    refused(window.client.get(path), 400, "This sign-in has run out")
    assert not is_in(window)


def test_an_answer_in_another_browser(here, campus, window, another_window):
    """Login CSRF: somebody is led to an address with another's code."""
    path = campus.answer(window.leave(), "mari")
    another_window.leave(after="/nordvik/people/")
    refused(another_window.client.get(path), 400, "This sign-in has run out")
    assert not is_in(another_window)


def test_an_answer_is_good_once(here, campus, window):
    path = campus.answer(window.leave(), "mari")
    window.client.get(path)
    window.client.post("/sign-out/")
    assert window.client.get(path).status_code == 400
    assert not is_in(window)


@pytest.mark.parametrize("used", [True, False])
def test_a_code_is_good_once_and_for_who_asked(here, campus, window, another_window, used):
    """A code that was used, and one that somebody stole: PKCE ties it to the browser that asked."""
    path = campus.answer(window.leave(), "mari")
    if used:
        window.client.get(path)
    state = query(another_window.leave(after="/nordvik/people/"))["state"]
    answer = another_window.client.get(f"/sign-in/with/campus/back/?code={query(path)['code']}&state={state}")
    refused(answer, 502, "Campus does not answer as it should")
    assert campus.seen("token")["status"] == 400
    assert not is_in(another_window)


def test_the_answer_to_another_question(here, campus, window):
    address = window.leave(after="/nordvik/people/")
    path = campus.answer(address.replace(query(address)["nonce"], "another"), "mari")
    refused(window.client.get(path), 502, "Campus does not answer as it should")
    assert not is_in(window)


def test_keys_that_are_not_the_issuers(cast, campus, offered, window):
    campus.enrol("mari", **MARI)
    forged = at(campus, server_url=f"{campus.issuer}/.well-known/forged-keys", name="Forged")
    offered(forged=forged)
    answer = window.sign_in(campus, "mari", provider="forged", after="/nordvik/people/")
    refused(answer, 502, "Forged does not answer as it should")
    assert not is_in(window)


def test_a_provider_that_is_another_one(cast, campus, other, offered, window):
    """The discovery document must be of the issuer that the settings name."""
    offered(campus=at(campus, server_url=campus.issuer.replace("127.0.0.1", "localhost")))
    answer = window.client.post("/sign-in/with/campus/", {"next": "/nordvik/people/"})
    refused(answer, 502, "Campus does not answer as it should")


def test_a_provider_that_is_down(cast, campus, offered, window):
    offered(down=at(campus, server_url="http://127.0.0.1:9", name="Campus"))
    answer = window.client.post("/sign-in/with/down/", {"next": "/nordvik/people/"})
    refused(answer, 502, "Campus does not answer as it should")


def test_a_closed_account_stays_closed(here, campus, window, another_window):
    window.sign_in(campus, "mari")
    account = SocialAccount.objects.get().user
    account.is_active = False
    account.save()
    assert another_window.sign_in(campus, "mari").status_code == 403
    assert not is_in(another_window)


def test_next_stays_on_this_site(here, campus, window):
    assert window.client.post("/sign-in/with/campus/", {"next": "https://evil.example/nordvik/"}).status_code == 404


def test_the_address_of_another_account_opens_nothing(here, campus, window):
    """Neither an unverified nor a verified address is a key (pre-hijacked accounts, recycled mailboxes)."""
    for verified in (False, True):
        campus.enrol(f"mallory-{verified}", **MARI, email="ada@nordvik.example.org", email_verified=verified)
        window.sign_in(campus, f"mallory-{verified}")
        assert window.client.session["_auth_user_id"] != str(here.ada.account_id)
        window.client.post("/sign-out/")
    assert EmailAddress.objects.get(email="ada@nordvik.example.org").user_id == here.ada.account_id


def test_a_verified_address_is_no_address_of_the_account(here, campus, window):
    campus.enrol("mari", **MARI, email="mari@campus.example", email_verified=True)
    window.sign_in(campus, "mari")
    assert not EmailAddress.objects.filter(email="mari@campus.example").exists()


def test_unless_the_operator_trusts_it(cast, campus, offered, window):
    offered(campus=at(campus, trusts_email=True))
    campus.enrol("trusted", **MARI, email="mari@campus.example", email_verified=True)
    campus.enrol("untrusted", **MARI, email="moe@campus.example", email_verified=False)
    campus.enrol("thief", **MARI, email="ada@nordvik.example.org", email_verified=True)
    for who in ("trusted", "untrusted", "thief"):
        window.sign_in(campus, who)
        window.client.post("/sign-out/")
    assert EmailAddress.objects.filter(email="mari@campus.example", verified=True).exists()
    assert not EmailAddress.objects.filter(email="moe@campus.example").exists()
    assert EmailAddress.objects.get(email="ada@nordvik.example.org").user_id == cast.ada.account_id


def test_the_same_subject_of_two_issuers_is_two_people(cast, campus, other, offered, window, another_window):
    offered(campus=at(campus), other=at(other, name="Other"))
    for one in (campus, other):
        one.enrol("mari", **MARI)
    window.sign_in(campus, "mari")
    another_window.sign_in(other, "mari", provider="other")
    assert window.client.session["_auth_user_id"] != another_window.client.session["_auth_user_id"]


def test_a_changed_issuer_is_another_person(here, campus, other, offered, window, another_window):
    window.sign_in(campus, "mari")
    offered(campus=at(other))
    other.enrol("mari", **MARI)
    another_window.sign_in(other, "mari")
    assert window.client.session["_auth_user_id"] != another_window.client.session["_auth_user_id"]
