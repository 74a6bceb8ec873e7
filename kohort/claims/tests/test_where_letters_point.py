"""The page an invitation points to: one button, the same for every key, and nothing happens before it is pressed."""

import re

import pytest

from kohort.activity.models import Happening
from kohort.claims.models import Case, Invited, Objection
from kohort.people.models import Contact, Person
from tests.jobs import run_jobs

from .inviting import WHY, address, letter_to, selected

NOBODYS = "Xk2mQ9vT7bLr4wZc8dNf1A"


@pytest.fixture
def letter(cast):
    address(cast.una, "una@example.org")
    made = letter_to(cast.una, "sent")
    Invited.objects.trusted(WHY).update(address=Contact.objects.trusted(WHY).get(person=cast.una))
    return made


def path(key, part=""):
    return f"/nordvik/invited/{key}/{part}"


def without_its_own(key, page) -> str:
    """What a page says beside its own address and its form's token."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page.content.decode()).replace(key, "KEY")


def test_the_button_sends_a_code_to_the_address_on_record(letter, client, mailbox):
    page = client.get(path(letter.key))
    assert b"Universitetet i Nordvik" in page.content
    assert client.post(path(letter.key)).headers["Location"] == "/nordvik/find-me/code/"
    (sent,) = mailbox.deliver()
    assert sent["To"] == "una@example.org"


def test_looking_changes_nothing(letter, client, mailbox):
    for _ in range(3):
        client.get(path(letter.key))
        client.head(path(letter.key))
        client.get(path(letter.key, "no-more/"))
        client.head(path(letter.key, "no-more/"))
    assert mailbox.deliver() == []
    assert Case.objects.trusted(WHY).count() == 0
    assert Objection.objects.trusted(WHY).count() == 0
    client.post(path(letter.key))
    assert len(mailbox.deliver()) == 1


def claimed(letter):
    person = Person.objects.trusted(WHY).get(given_names="Ada")
    Person.objects.trusted(WHY).filter(pk=person.pk).update(account=None)
    Person.objects.trusted(WHY).filter(pk=letter.person_id).update(account=person.account_id)


def without_address(letter):
    Contact.objects.trusted(WHY).filter(person=letter.person_id).delete()


def shared(letter):
    address(Person.objects.trusted(WHY).get(given_names="Bo"), "una@example.org")


@pytest.mark.parametrize("spoil", [claimed, without_address, shared])
def test_a_key_that_opens_nothing_is_answered_like_one_that_does(letter, client, mailbox, spoil):
    good = [client.get(path(letter.key)), client.post(path(letter.key), follow=True)]
    client.session.flush()
    assert len(mailbox.deliver()) == 1
    spoil(letter)
    for key in (letter.key, NOBODYS):
        bad = [client.get(path(key)), client.post(path(key), follow=True)]
        assert [without_its_own(key, page) for page in bad] == [without_its_own(letter.key, page) for page in good]
        assert [page.status_code for page in bad] == [page.status_code for page in good]
        assert [page.redirect_chain for page in bad[1:]] == [page.redirect_chain for page in good[1:]]
    assert len(mailbox.deliver()) == 1


def test_the_same_key_next_door_opens_nothing(letter, client, mailbox):
    client.post(f"/sundby/invited/{letter.key}/")
    assert mailbox.deliver() == []


def test_a_forwarded_letter_shows_nothing_personal(letter, client):
    for part in ("", "no-more/"):
        text = client.get(path(letter.key, part)).content.decode()
        for word in ("Una", "Ukjent", "example.org", "Historie", "2010"):
            assert word not in text


def test_one_click_without_cookies_ends_it(letter, cast, client):
    from django.test import Client  # one that insists on CSRF tokens, as the site does

    bare = Client(enforce_csrf_checks=True)
    answer = bare.post(path(letter.key, "no-more/"), {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    assert b"una@" not in answer.content
    assert list(selected(cast.here, cast.una).left_out) == ["objected"]
    bare.post(path(letter.key, "no-more/"), {"List-Unsubscribe": "One-Click"})
    assert Objection.objects.trusted(WHY).count() == 1
    assert Happening.objects.trusted(WHY).filter(verb="objected to invitations", about=cast.una).count() == 1


def test_an_objection_outlives_the_person(letter, cast, client):
    client.post(path(letter.key, "no-more/"))
    cast.una.delete()
    address(cast.tora, "Una@example.org")
    Person.objects.trusted(WHY).filter(pk=cast.tora.pk).update(account=None)
    assert list(selected(cast.here, cast.tora).left_out) == ["objected"]


def test_it_can_be_taken_back(letter, cast, client):
    client.post(path(letter.key, "no-more/"))
    client.post(path(letter.key, "no-more/"), {"do": "undo"})
    assert len(selected(cast.here, cast.una).letters) == 1


def test_an_unknown_key_is_answered_the_same(letter, client):
    known, unknown = (without_its_own(key, client.post(path(key, "no-more/"))) for key in (letter.key, NOBODYS))
    assert known == unknown
    assert Objection.objects.trusted(WHY).count() == 1


def test_who_has_the_letter_may_object_when_the_address_is_gone(letter, cast, client):
    Contact.objects.trusted(WHY).filter(person=cast.una).delete()
    client.post(path(letter.key, "no-more/"))
    address(cast.una, "new@example.org")
    assert list(selected(cast.here, cast.una).left_out) == ["objected"]


def test_the_code_takes_the_place(letter, cast, client, mailbox):
    client.post(path(letter.key))
    (sent,) = mailbox.deliver()
    code = re.search(r"\b\w{4}-\w{4}\b", sent.get_body(preferencelist=("plain",)).get_content())[0]
    client.post("/nordvik/find-me/code/", {"code": code})
    run_jobs()
    una = Person.objects.trusted(WHY).get(pk=cast.una.pk)
    assert una.is_claimed
