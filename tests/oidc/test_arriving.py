"""Who somebody becomes here by signing in through the institution: what the register knows, what the provider vouches
for, and what only the office can decide."""

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount

from kohort.accounts.models import Account
from kohort.claims.models import Case, Claim
from kohort.people.models import Affiliation, Person
from kohort.register.models import Record, Source, Tombstone
from kohort.register.tombstones import marks
from tests.cast import make_person

from .conftest import at

SHARED = {"home_claim": "home", "institutions": {"nordvik": "nordvik.example", "sundby": "sundby.example"}}


def in_register(person, number, source="fs"):
    row, _ = Source.objects.trusted("test").get_or_create(institution=person.institution, name=source)
    Record.objects.create(
        institution=person.institution,
        source=row,
        source_person_id=number,
        person=person,
        given_names=person.given_names,
        surname=person.surname,
    )


@pytest.fixture
def here(cast, campus, offered):
    offered(campus=at(campus))
    in_register(cast.una, "900001")
    in_register(cast.ada, "900002")
    return cast


def people(**having):
    return Person.objects.trusted("test").filter(**having)


def account():
    return SocialAccount.objects.get().user


def test_the_register_knows_who_it_is(here, campus, window):
    campus.enrol("una", name="Una Ukjent", person="900001")
    assert window.sign_in(campus, "una")["Location"].startswith("/nordvik/bridge/")
    assert people(account=account()).get() == here.una
    claim = Claim.objects.trusted("test").get()
    assert (claim.way, claim.settles_at) == (Claim.Way.INSTITUTION, None)


def test_a_place_that_is_taken_is_a_case(here, campus, window):
    campus.enrol("ada", name="Ada Ødegård", person="900002", affiliation=["student"])
    answer = window.sign_in(campus, "ada")
    assert answer["Location"].startswith("/nordvik/?")
    case = Case.objects.trusted("test").get()
    assert (case.why, case.state, case.person_id) == (Case.Why.TAKEN, Case.State.WAITING, here.ada.pk)
    assert case.account == account()
    assert not people(account=account()).exists()
    assert people(pk=here.ada.pk).get().account_id == here.ada.account_id
    assert "The alumni office has a look" in window.client.get("/nordvik/").content.decode()


def test_a_case_waits_once(here, campus, window, another_window):
    campus.enrol("ada", name="Ada Ødegård", person="900002")
    window.sign_in(campus, "ada")
    another_window.sign_in(campus, "ada")
    assert Case.objects.trusted("test").count() == 1


def test_ids_of_two_people_are_a_case(here, campus, window):
    bert = make_person(here.here, "Bert", "Bru")
    in_register(bert, "900003")
    campus.enrol("both", name="Una Ukjent", person=["900001", "900003"])
    window.sign_in(campus, "both")
    assert Case.objects.trusted("test").get().why == Case.Why.SEVERAL


def test_the_id_of_another_source_is_nobody(here, campus, window):
    in_register(make_person(here.here, "Bert", "Bru"), "777", source="old")
    campus.enrol("bert", name="Berit Bakke", person="777", affiliation=["student"])
    window.sign_in(campus, "bert")
    assert people(account=account()).get().name == "Berit Bakke"


def test_the_id_of_the_neighbours_register_is_nobody(here, campus, window):
    there = make_person(here.there, "Nina", "Nabo")
    in_register(there, "555")
    campus.enrol("nina", name="Nina Nabo", person="555", affiliation=["alum"])
    window.sign_in(campus, "nina")
    assert people(pk=there.pk).get().account_id is None
    assert Case.objects.trusted("test").get().why == Case.Why.SIGN_IN


def test_a_namesake_in_the_register_may_be_the_same_human(here, campus, window):
    campus.enrol("una", name="Una Maria Ukjent", affiliation=["student"])
    window.sign_in(campus, "una")
    case = Case.objects.trusted("test").get()
    assert (case.why, people(account=account()).exists()) == (Case.Why.UNSURE, False)


@pytest.mark.parametrize("affiliation", ["staff", "faculty", "employee"])
def test_staff_get_a_place(here, campus, window, affiliation):
    campus.enrol(affiliation, given_name="Stig", family_name="Sunde", affiliation=[affiliation, "member"])
    window.sign_in(campus, affiliation)
    stig = people(account=account()).get()
    assert (stig.given_names, stig.surname, stig.is_claimed) == ("Stig", "Sunde", True)
    affiliated = Affiliation.objects.trusted("test").get(person=stig)
    assert (affiliated.kind, affiliated.source) == (Affiliation.Kind.STAFF, "institution:campus")


def test_a_student_without_studies_gets_a_place(here, campus, window):
    campus.enrol("mari", name="Mari Anne Moe", affiliation="student")
    window.sign_in(campus, "mari")
    mari = people(account=account()).get()
    assert (mari.given_names, mari.surname) == ("Mari Anne", "Moe")
    assert not Affiliation.objects.trusted("test").filter(person=mari).exists()
    assert window.client.get("/nordvik/bridge/").status_code == 200


@pytest.mark.parametrize("affiliation", [["alum"], ["member"], ["affiliate", "library-walk-in"], [], None])
def test_nobody_else_is_vouched_for(here, campus, window, affiliation):
    subject = f"olav-{affiliation}"
    campus.enrol(subject, name="Olav Opp", affiliation=affiliation, email="olav@campus.example")
    window.sign_in(campus, subject)
    case = Case.objects.trusted("test").get()
    assert case.why == Case.Why.SIGN_IN
    assert case.typed == {"given_names": "Olav", "surname": "Opp", "email": "olav@campus.example"}
    assert not people(surname="Opp").exists()
    assert window.client.get("/nordvik/bridge/").status_code == 403


def test_the_scope_of_an_affiliation_counts(cast, campus, offered, window, another_window):
    offered(campus=at(campus, **SHARED))
    campus.enrol("visitor", name="Geir Gjest", home="nordvik.example", affiliation=["student@sundby.example"])
    campus.enrol("student", name="Siv Skog", home="nordvik.example", affiliation=["Student@Nordvik.example"])
    window.sign_in(campus, "visitor")
    another_window.sign_in(campus, "student")
    assert Case.objects.trusted("test").get().why == Case.Why.SIGN_IN
    assert people(surname="Skog").exists()


def test_whom_the_register_must_not_have_is_a_case(here, campus, window):
    for mark in marks(here.here, "fs", "666", "", ()):
        Tombstone.objects.create(institution=here.here, mark=mark, kind=Tombstone.Kind.PROTECTED)
    campus.enrol("vera", name="Vera Vern", person="666", affiliation=["student"])
    window.sign_in(campus, "vera")
    assert not people(surname="Vern").exists()
    assert Case.objects.trusted("test").get().why == Case.Why.SIGN_IN


@pytest.mark.parametrize("home", ["sundby.example", "evil-nordvik.example", "nordvik.example.evil", "", None])
def test_a_shared_provider_has_to_say_that_one_belongs_here(cast, campus, offered, window, home):
    offered(campus=at(campus, **SHARED))
    subject = f"per-{home}"
    campus.enrol(subject, name="Per Pil", affiliation=["student"], home=home)
    answer = window.sign_in(campus, subject, after="/nordvik/people/")
    assert answer.status_code == 403
    assert "You belong to another institution" in answer.content.decode()
    assert not SocialAccount.objects.exists()
    assert not people(surname="Pil").exists()


def test_the_scope_of_a_principal_name_says_it_too(cast, campus, offered, window):
    offered(campus=at(campus, **SHARED))
    campus.enrol("per", name="Per Pil", affiliation=["student"], home="per@Nordvik.example")
    window.sign_in(campus, "per")
    assert people(surname="Pil", institution=cast.here).exists()


def test_one_account_may_be_two_people(cast, campus, offered, window):
    """The same human at two institutions: one login, two records, each for itself."""
    offered(campus=at(campus, **SHARED))
    campus.enrol("per", name="Per Pil", affiliation=["student"], home=["nordvik.example", "sundby.example"])
    window.sign_in(campus, "per")
    window.client.post("/sign-out/")
    window.sign_in(campus, "per", after="/sundby/")
    assert {one.institution_id for one in people(surname="Pil")} == {cast.here.pk, cast.there.pk}
    assert {one.account_id for one in people(surname="Pil")} == {account().pk}


def test_who_has_left_still_signs_in_and_arrives_nowhere(cast, campus, offered, window):
    """A known identity opens its account whatever home it has now; it makes nobody a member elsewhere."""
    offered(campus=at(campus, **SHARED))
    campus.enrol("per", name="Per Pil", affiliation=["student"], home="nordvik.example")
    window.sign_in(campus, "per")
    window.client.post("/sign-out/")
    assert window.sign_in(campus, "per", after="/sundby/")["Location"] == "/sundby/"
    assert people(surname="Pil").get().institution == cast.here


def signed_in(window, person):
    """Signed in a moment ago, as by a code."""
    window.client.force_login(
        Account.objects.get(pk=person.account_id), "allauth.account.auth_backends.AuthenticationBackend"
    )
    session = window.client.session
    session.update({"signed": 2e9, "since": 2e9, "seen": 2e9})
    session.save()


def test_somebody_signed_in_adds_it_to_their_own_account(here, campus, window, another_window):
    campus.enrol("anything", name="Ada Ødegård", affiliation=["student"])
    signed_in(window, here.ada)
    assert window.sign_in(campus, "anything", after="/nordvik/people/")["Location"] == "/nordvik/people/"
    assert account().pk == here.ada.account_id
    another_window.sign_in(campus, "anything")
    assert another_window.client.session["_auth_user_id"] == str(here.ada.account_id)


def test_not_long_after_they_signed_in(here, campus, window):
    signed_in(window, here.ada)
    session = window.client.session
    session["signed"] = 0
    session.save()
    assert window.client.post("/sign-in/with/campus/", {"next": "/nordvik/"}).status_code == 302
    assert not SocialAccount.objects.exists()


def test_signing_in_again_over_there_shows_who_one_is(here, campus, window):
    """For an account without an address or a passkey there is no other way to a fresh proof."""
    campus.enrol("mari", name="Mari Moe", affiliation=["student"])
    window.sign_in(campus, "mari")
    session = window.client.session
    session["signed"] = 0
    session.save()
    assert window.client.get("/account/addresses/new/").status_code == 302
    window.sign_in(campus, "mari", after="/nordvik/bridge/")
    assert window.client.get("/account/addresses/new/").status_code == 200


def test_a_notice_goes_to_the_addresses_one_has(here, campus, window, mailbox):
    campus.enrol("anything", name="Ada Ødegård")
    signed_in(window, here.ada)
    window.sign_in(campus, "anything")
    letter = mailbox.deliver()[-1]
    assert letter["To"] == "ada@nordvik.example.org"
    assert letter["Subject"] == "A new way to sign in"


def test_an_identity_in_use_stays_where_it_is(here, campus, window, another_window):
    campus.enrol("mari", name="Mari Moe", affiliation=["student"])
    window.sign_in(campus, "mari")
    signed_in(another_window, here.ada)
    answer = another_window.sign_in(campus, "mari")
    assert answer.status_code == 403
    assert "That sign-in opens another account" in answer.content.decode()
    assert another_window.client.session["_auth_user_id"] == str(here.ada.account_id)
    assert account().pk != here.ada.account_id


def test_an_empty_account_is_left_for_ones_own(here, campus, window, another_window):
    """Who pressed the institution's button first and found their place taken, by themselves, long ago."""
    campus.enrol("ada", name="Ada Ødegård", person="900002")
    window.sign_in(campus, "ada")
    left = account().pk
    signed_in(another_window, here.ada)
    another_window.sign_in(campus, "ada")
    assert account().pk == here.ada.account_id
    assert not Account.objects.filter(pk=left).exists()


def test_signed_in_as_somebody_else_meanwhile(here, campus, window):
    campus.enrol("mari", name="Mari Moe", affiliation=["student"])
    path = campus.answer(window.leave(), "mari")
    signed_in(window, here.ada)
    assert window.client.get(path).status_code == 400
    assert not SocialAccount.objects.exists()


def test_the_address_told_reaches_no_account_of_the_register(here, campus, window):
    """Una's own address in the register is no way into anything for somebody who only says it."""
    campus.enrol("mallory", name="Una Ukjent", affiliation=["student"], email="una@example.org", email_verified=True)
    window.sign_in(campus, "mallory")
    assert people(pk=here.una.pk).get().account_id is None
    assert not EmailAddress.objects.filter(email="una@example.org").exists()
