"""Whoever leaves is gone: no row reaches them, nothing of anybody else goes with them, nobody learns who it was."""

import pytest
from allauth.account.models import EmailAddress
from django.contrib.sessions.models import Session

from kohort.accounts.models import Account, OfficeRole
from kohort.activity.models import Happening, Roll, record
from kohort.claims.models import Case, Remembered
from kohort.people.models import Contact, Person, Position, Study
from kohort.privacy.erasing import erase
from kohort.privacy.leaving import leave
from kohort.privacy.mine import about, every, models
from kohort.register.models import Import, Merge, Record, Source
from kohort.search.models import Withheld
from tests.cast import fact, make_person

from .everything import WHY, whole_database


def test_there_is_a_row_of_every_model(cast, ada):
    """The positive control of all that follows."""
    assert [model._meta.label for model, personal in models() if personal.erase and not about(model, cast.ada)] == []
    assert len(ada.canaries) >= 20
    assert all(canary in whole_database() for canary in ada.canaries)


def test_no_row_keeps_a_word_of_theirs(cast, ada, bo):
    account = cast.ada.account_id
    assert erase(cast.ada)
    here = whole_database()
    assert [canary for canary in ada.canaries if canary in here] == ada.stays()
    assert len(ada.goes()) >= 20
    assert not Person.objects.trusted(WHY).filter(pk=cast.ada.pk).exists()
    assert not Account.objects.filter(pk=account).exists()


def test_nothing_of_anybody_else_goes(cast, ada, bo):
    before = {model: set(about(model, cast.bo).values_list("pk", flat=True)) for model, _personal in models()}
    erase(cast.ada)
    assert {model: set(about(model, cast.bo).values_list("pk", flat=True)) for model, _personal in models()} == before
    assert all(canary in whole_database() for canary in bo.canaries)


def test_they_vanish_from_the_search_in_the_same_transaction(cast):
    erase(cast.ada)
    assert cast.ada.pk in Withheld.of(cast.here.pk)


def test_nobody_is_on_a_list_any_more(cast):
    record("people.exported", institution=cast.here, roll=[cast.ada.pk, cast.bo.pk])
    erase(cast.ada)
    assert Roll.naming(cast.here.pk, cast.ada.pk) == []
    assert len(Roll.naming(cast.here.pk, cast.bo.pk)) == 1


def test_what_they_did_for_others_stays_unsigned(cast):
    done = record("person.corrected", institution=cast.here, by=cast.arne.account_id, about=cast.bo)
    written = fact(Position, cast.bo, employer="Fjordkraft", recorded_by_id=cast.arne.account_id)
    erase(cast.arne)
    assert every(Happening).get(pk=done.pk).by_id is None
    assert every(Position).get(pk=written.pk).recorded_by_id is None
    assert not OfficeRole.objects.trusted(WHY).filter(institution=cast.here, role="assistant").exists()


@pytest.fixture
def elsewhere(cast):
    """Ada is an alumna of both institutions, with one login."""
    return make_person(cast.there, "Ada", "Ødegård", account=None, account_id=cast.ada.account_id)


def test_a_login_that_leads_elsewhere_stays(cast, elsewhere, staff):
    record("person.corrected", institution=cast.there, by=cast.ada.account_id, about=cast.selma)
    assert not erase(cast.ada)
    assert Person.objects.trusted(WHY).get(pk=elsewhere.pk).account_id == cast.ada.account_id
    assert EmailAddress.objects.filter(user=cast.ada.account_id).exists()
    assert Happening.objects.trusted(WHY).get(institution=cast.there).by_id == cast.ada.account_id


def test_a_role_here_keeps_no_login_and_a_role_elsewhere_does(cast):
    assert erase(cast.kari)
    OfficeRole.objects.create(institution=cast.there, account_id=cast.arne.account_id, role="analyst")
    assert not erase(cast.arne)
    assert not OfficeRole.objects.trusted(WHY).filter(institution=cast.here, account=cast.arne.account_id).exists()


@pytest.mark.parametrize(
    ("typed", "stays"),
    [
        ({"email": "ADA@example.com"}, False),
        ({"given_names": "Ada", "surname": "Odegaard", "birth_year": "1986"}, False),
        ({"given_names": "Ada", "surname": "Ødegård", "birth_year": 1991}, True),
        ({"given_names": "Ada", "surname": "Ødegård"}, True),
        ({"email": "someone@example.com"}, True),
        ({}, True),
    ],
)
def test_what_they_typed_at_the_door_goes_too(cast, typed, stays):
    fact(Contact, cast.ada, kind="email", value="ada@example.com")
    source = Source.objects.create(institution=cast.here, name="fs")
    Record.objects.create(
        institution=cast.here,
        source=source,
        source_person_id="1",
        person=cast.ada,
        given_names="Ada",
        surname="Ødegård",
        birth_year=1986,
    )
    Case.objects.create(institution=cast.here, typed=typed)
    erase(cast.ada)
    assert Case.objects.trusted(WHY).exists() == stays


@pytest.mark.parametrize(
    ("name", "whose", "stays"),
    [
        (("Ada", "Odegaard"), "bo", False),
        (("ada", "ødegård"), None, False),
        (("Ada", "Ødegård"), "cy", True),
        (("Ida", "Ødegård"), "bo", True),
    ],
)
def test_what_a_classmate_typed_about_them_goes_too(cast, name, whose, stays):
    studies = every(Study).filter(person=getattr(cast, whose) if whose else None)
    given, surname = name
    Remembered.objects.create(
        institution=cast.here, given_names=given, surname=surname, study=studies.first() if whose else None
    )
    erase(cast.ada)
    assert Remembered.objects.trusted(WHY).exists() == stays


def test_the_office_sees_that_somebody_left_not_who(cast, browse):
    name = cast.ada.surname
    leave(cast.ada)
    (left,) = Happening.objects.trusted(WHY).filter(verb="left")
    assert (left.by_id, left.about_id, left.particulars) == (None, None, {})
    assert (left.at.minute, left.at.second, left.at.microsecond) == (0, 0, 0)
    desk = browse("anja").get("/nordvik/desk/").content.decode()
    assert "1 person left for good this month" in desk
    assert name not in desk


def test_the_letter_is_sent_and_its_address_is_nowhere(cast, mailbox):
    address = cast.ada.account.email
    leave(cast.ada)
    (letter,) = mailbox.letters
    assert letter["To"] == address
    assert "left" in letter["Subject"]
    assert "Ødegård" not in letter.as_string()
    assert address not in whole_database()


def test_a_mail_server_that_is_away_keeps_nobody_here(cast, settings, caplog):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    address = cast.ada.account.email
    assert leave(cast.ada)
    assert address not in caplog.text
    assert "ConnectionRefusedError" in caplog.text


def test_an_unclaimed_person_can_be_erased_too(cast):
    assert not erase(cast.una)
    assert not Person.objects.trusted(WHY).filter(pk=cast.una.pk).exists()


def test_sessions_end(cast, browse):
    client = browse("ada")
    assert Session.objects.exists()
    erase(cast.ada)
    assert "people" not in client.get("/nordvik/people/").headers.get("Location", "people").split("?")[0]


def test_an_undone_merge_brings_nobody_back(cast):
    """A journal of two others may hold a pair with whoever left."""
    one = Merge.objects.create(institution=cast.here, one=cast.cy, other=cast.una, why="name")
    Merge.objects.create(institution=cast.here, one=cast.ada, other=cast.una, why="name")
    one.join(by=None)
    erase(cast.ada)
    one.refresh_from_db(from_queryset=Merge.objects.trusted(WHY))
    one.undo(by=None)
    assert Person.objects.trusted(WHY).filter(pk=cast.una.pk).exists()
    assert not Merge.objects.trusted(WHY).filter(one=cast.ada.pk).exists()


def test_whoever_ran_an_import_is_forgotten_and_the_import_is_not(cast):
    run = Import.objects.create(institution=cast.here, file_name="a.csv", file_digest="x", by_id=cast.kari.account_id)
    erase(cast.kari)
    assert every(Import).get(pk=run.pk).by_id is None
