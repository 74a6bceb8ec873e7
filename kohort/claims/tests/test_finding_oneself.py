"""Somebody says who they are. The code goes to the address on record, never to the one that was typed."""

import pytest
from django.utils import timezone

from kohort.accounts.models import Account
from kohort.claims.models import Case
from kohort.institutions.models import Programme
from tests.cast import make_person

from .asking import CODE_PAGE, FIND, UNA, code_in, last_case, letters_to, now, on_record, registered, said


def ask(client, **changes):
    return client.post(FIND, {**UNA, **changes})


def answered(client, mailbox, **changes) -> Case:
    """The case, once the job has looked."""
    assert ask(client, **changes).url == CODE_PAGE
    mailbox.deliver()
    return last_case()


def test_a_sure_one_gets_a_code_at_the_known_address(una, visitor, mailbox):
    case = answered(visitor, mailbox)
    assert (case.state, case.person, case.address.value) == ("code", una, "una@example.org")
    (letter,) = mailbox.letters
    assert letter["To"] == "una@example.org"
    assert "we hope it is you" in said(letter)
    response = visitor.post(CODE_PAGE, {"code": code_in(letter)})
    assert response.url == "/nordvik/welcome/"
    one = now(una)
    assert one.account == Account.objects.at("una@example.org")
    assert one.settles_at > timezone.now()
    assert visitor.get("/nordvik/welcome/").wsgi_request.user == one.account


def test_nothing_ever_goes_to_the_typed_address_but_a_receipt(una, visitor, mailbox):
    answered(visitor, mailbox)
    assert letters_to(mailbox.letters, UNA["email"]) == []
    answered(visitor, mailbox, surname="Nobody")
    (receipt,) = letters_to(mailbox.letters, UNA["email"])
    assert not [sign for sign in ("code:", "http") if sign in said(receipt)]


def test_a_typed_address_that_is_on_record_is_taken(una, visitor, mailbox):
    on_record(una, "una.newer@example.com")
    assert answered(visitor, mailbox, email="UNA@example.org").address.value == "una@example.org"


SPELLINGS = [
    {"given_names": "una"},
    {"given_names": "Ùna Marie"},
    {"programme": "history", "years": "2010"},
    {"programme": "", "years": "2008, 2010"},
    {"programme": "HISTORIE", "years": ""},
]


@pytest.mark.parametrize("typed", SPELLINGS)
def test_spellings_and_one_of_programme_and_year_are_enough(una, visitor, mailbox, typed):
    assert answered(visitor, mailbox, **typed).state == "code"


def test_letters_of_the_north_fold(cast, visitor, mailbox):
    person = make_person(cast.here, "Åse", "Ødegård", studies=[(cast.history, 2005, 2010)])
    registered(person, 1984)
    on_record(person, "ase@example.org")
    assert answered(visitor, mailbox, given_names="Aase", surname="Odegaard").person == person


def test_a_diploma_bears_an_old_name(cast, visitor, mailbox):
    registered(cast.una, 1984, "Gammel")
    on_record(cast.una, "una@example.org")
    assert answered(visitor, mailbox, surname="Gammel").state == "code"


def test_a_programme_that_has_merged(una, cast, visitor, mailbox):
    old = Programme.objects.create(
        institution=cast.here, code="KULT", names={"en": "Culture"}, merged_into=cast.history
    )
    assert old.merged_into == cast.history
    assert answered(visitor, mailbox, programme="Culture", years="").state == "code"


UNSURE = [
    ({"surname": "Annen"}, "nobody"),
    ({"birth_year": "1985"}, "nobody"),
    ({"programme": "", "years": ""}, "unsure"),
    ({"programme": "Botany", "years": "1999"}, "unsure"),
]


@pytest.mark.parametrize(("typed", "why"), UNSURE)
def test_who_is_not_sure_waits_for_the_office(una, visitor, mailbox, typed, why):
    case = answered(visitor, mailbox, **typed)
    assert (case.state, case.why, case.address) == ("waiting", why, None)
    assert [letter["To"] for letter in mailbox.letters] == [UNA["email"]]


def test_a_register_without_a_birth_year_makes_nobody_sure(cast, visitor, mailbox):
    registered(cast.una, None)
    on_record(cast.una, "una@example.org")
    assert answered(visitor, mailbox).why == "nobody"


def test_two_who_fit(una, cast, visitor, mailbox):
    registered(make_person(cast.here, "Una", "Ukjent", studies=[(cast.history, 2005, 2010)]), 1984)
    assert answered(visitor, mailbox).why == "several"


def test_no_address_that_may_claim(una, cast, visitor, mailbox):
    on_record(make_person(cast.here, "Ulf", "Ukjent"), "una@example.org")
    case = answered(visitor, mailbox)
    assert (case.why, case.person) == ("no-address", una)
    assert letters_to(mailbox.letters, "una@example.org") == []


def test_a_claimed_one_and_a_hidden_one(cast, visitor, mailbox):
    for name in ("bo", "hedda"):
        person = getattr(cast, name)
        registered(person, 1984)
        on_record(person, f"{name}@example.org")
    typed = {"given_names": "Bo", "surname": "Berg", "years": "2012"}
    assert answered(visitor, mailbox, **typed).why == "taken"
    assert answered(visitor, mailbox, given_names="Hedda", surname="Haug").why == "nobody"
    assert [letter["To"] for letter in mailbox.letters] == [UNA["email"]] * 2


def test_next_door_is_another_register(una, visitor, mailbox):
    visitor.post("/sundby/find-me/", UNA)
    mailbox.deliver()
    assert last_case().why == "nobody"


WRONG = [
    ({"given_names": ""}, "Write your given names"),
    ({"surname": ""}, "Write your surname"),
    ({"birth_year": "84"}, "Write the year you were born"),
    ({"birth_year": "2100"}, "Write the year you were born"),
    ({"years": "soon"}, "Write a year such as 2008"),
    ({"email": "una@"}, "Write an e-mail address such as"),
]


@pytest.mark.parametrize(("typed", "sentence"), WRONG)
def test_what_is_wrong_is_said_and_nothing_is_lost(una, visitor, typed, sentence):
    page = ask(visitor, **typed).content.decode()
    assert sentence in page
    for value in ({**UNA, **typed}).values():
        assert not value or value in page
    assert not Case.objects.trusted("test").exists()


def test_a_member_has_a_place_already(browse):
    assert browse("ada").get(FIND).url == "/nordvik/"


def test_somebody_signed_in_elsewhere_sees_the_same_page(browse):
    response = browse("selma").get(FIND)
    assert "Find my place" in response.content.decode()


def test_no_code_came(una, visitor, mailbox):
    answered(visitor, mailbox)
    page = visitor.post("/nordvik/find-me/code/none/")
    assert "The alumni office looks" in page.content.decode()
    mailbox.deliver()
    assert (last_case().state, last_case().why) == ("waiting", "no-address")
    assert [letter["To"] for letter in mailbox.letters] == ["una@example.org", UNA["email"]]


def test_the_job_may_run_twice(una, visitor, mailbox):
    from kohort.claims.jobs_claims import look  # the job itself, as the worker calls it

    case = answered(visitor, mailbox)
    look.func(case.pk)
    mailbox.deliver()
    assert len(mailbox.letters) == 1


def test_one_mailbox_is_not_flooded_from_many_networks(una, visitor, mailbox):
    for number in range(8):
        visitor.post(FIND, {**UNA, "email": f"{number}@example.net"}, REMOTE_ADDR=f"192.0.2.{number}")
    assert len(letters_to(mailbox.deliver(), "una@example.org")) == 5
