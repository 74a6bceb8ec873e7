"""The bridge: who has crossed, who is asked to, and what the page says."""

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator

from kohort.claims.crossing import crossed
from kohort.claims.welcoming import FirstVisit
from kohort.people.models import Contact, Person
from tests.cast import fact

PROVIDERS = """
[campus]
name = "Campus"
server_url = "https://campus.example"
client_id = "kohort"
client_secret = "secret"
institutions = { nordvik = "house.example" }
home_claim = "home"
"""


@pytest.fixture
def stein(cast):
    """A student whose only address is the university's, as the register knows."""
    fact(Contact, cast.stein, kind=Contact.Kind.STUDENT_EMAIL, value="Stein.Strand@Nordvik.example.org")
    return cast.stein


def has_crossed(person) -> bool:
    everybody = Person.objects.trusted("test").filter(pk=person.pk)
    return everybody.filter(crossed(person.institution)).exists()


def add(person, email, verified=True):
    EmailAddress.objects.create(user_id=person.account_id, email=email, verified=verified)


def test_a_student_address_is_no_way_across(stein):
    assert not has_crossed(stein)


def test_nor_is_another_one_of_the_same_domain(stein):
    add(stein, "s.strand@nordvik.example.org")
    assert not has_crossed(stein)


def test_nor_is_one_of_the_houses_own(stein, settings, tmp_path):
    (tmp_path / "p.toml").write_text(PROVIDERS)
    settings.KOHORT_PROVIDERS = str(tmp_path / "p.toml")
    add(stein, "stein@house.example")
    add(stein, "stein@stud.house.example")
    assert not has_crossed(stein)
    add(stein, "stein@warehouse.example")
    assert has_crossed(stein)


def test_nor_is_one_nobody_has_proved(stein):
    add(stein, "stein@example.com", verified=False)
    assert not has_crossed(stein)


def test_an_address_of_ones_own_is(stein):
    add(stein, "stein@example.com")
    assert has_crossed(stein)


def test_a_passkey_is(stein):
    Authenticator.objects.create(user_id=stein.account_id, type=Authenticator.Type.WEBAUTHN, data={})
    assert has_crossed(stein)


def test_somebody_elses_is_not(stein, cast):
    Authenticator.objects.create(user_id=cast.bo.account_id, type=Authenticator.Type.WEBAUTHN, data={})
    add(cast.bo, "bo@example.com")
    assert not has_crossed(stein)


def test_whom_nobody_has_claimed_has_not(cast):
    assert not has_crossed(cast.una)


def test_the_page_says_what_to_do_and_when_it_ends(stein, browse):
    page = browse("stein").get("/nordvik/bridge/").content.decode()
    assert "Keep your way in" in page
    assert "/account/addresses/new/?next=/nordvik/bridge/" in page
    assert "Your studies end in the summer of 2026" in page
    assert "Later" in page


def test_the_page_says_what_is_done(stein, browse):
    add(stein, "stein@example.com")
    FirstVisit.deal(stein, "offers", FirstVisit.KEPT, ["offers"])
    page = browse("stein").get("/nordvik/bridge/").content.decode()
    assert "You are across" in page
    assert "stein@example.com" in page
    assert page.count(">done<") == 2
    assert 'value="2"' in page


def test_going_on_leads_where_one_was_going(stein, browse):
    client = browse("stein")
    assert 'href="/nordvik/people/"' in client.get("/nordvik/bridge/?next=/nordvik/people/").content.decode()
    assert "evil" not in client.get("/nordvik/bridge/?next=https://evil.example/").content.decode()


def test_the_home_page_asks_until_one_has_crossed(stein, browse):
    client = browse("stein")
    assert "/nordvik/bridge/" in client.get("/nordvik/").content.decode()
    add(stein, "stein@example.com")
    assert "/nordvik/bridge/" not in client.get("/nordvik/").content.decode()


def test_nobody_but_members_has_a_bridge(cast, browse):
    assert browse("selma").get("/nordvik/bridge/").status_code == 403
    assert browse().get("/nordvik/bridge/").status_code == 302
