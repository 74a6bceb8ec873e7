"""Is this you? A name one chooses, a language, and a word to the office about what is wrong."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kohort.accounts.models import Account
from kohort.claims.models import Remark
from kohort.people.models import Person

PATH, DESK = "/nordvik/welcome/you/", "/nordvik/desk/remarks/"
GOOD = {"name": "Ada Ødegård", "language": "en", "wrong": ""}


@pytest.fixture
def say(browse):
    return lambda who="ada", **more: browse(who).post(PATH, GOOD | more)


def waiting():
    return Remark.objects.trusted("test").filter(settled__isnull=True)


def again(person):
    return Person.objects.trusted("test").get(pk=person.pk)


def test_it_shows_what_the_register_has(cast, browse):
    page = browse("ada").get(PATH).content.decode()
    assert "Ada Ødegård" in page
    assert "Master i Historie" in page
    assert "graduated 2010" in page


def test_the_name_in_the_register_is_not_kept_twice(cast, say):
    say(name="Ada Ødegård")
    assert again(cast.ada).display_name == ""


def test_a_name_of_ones_own_and_back(cast, say):
    say(name="Adi Berg")
    assert again(cast.ada).name == "Adi Berg"
    assert again(cast.ada).surname == "Ødegård"
    say(name="  ")
    assert again(cast.ada).name == "Ada Ødegård"


def test_the_language_is_the_accounts(cast, say):
    say(language="fi")
    assert Account.objects.get(pk=cast.ada.account_id).language == "fi"


def test_the_office_hears_what_is_wrong(cast, say, browse):
    say(wrong="I finished in 2011.")
    say(wrong="I finished in 2011.")
    assert [one.text for one in waiting()] == ["I finished in 2011."]
    client = browse("arne")
    assert "1 person says that something is wrong" in client.get("/nordvik/desk/").content.decode()
    assert "I finished in 2011." in client.get(DESK).content.decode()
    client.post(f"{DESK}{waiting().get().pk}/")
    assert not waiting().exists()
    assert "Nothing waits" in client.get(DESK).content.decode()


@pytest.mark.parametrize(("who", "status"), [("ada", 404), ("bo", 404), ("anja", 404), ("selma", 404), ("arne", 302)])
def test_only_the_office_settles(cast, say, browse, who, status):
    say(wrong="Not my degree")
    number = waiting().get().pk
    assert browse(who).post(f"{DESK}{number}/").status_code == status
    assert waiting().exists() is (status == 404)


@pytest.mark.parametrize(("who", "status"), [("ada", 403), ("anja", 403), ("selma", 403), ("kari", 200)])
def test_only_the_office_reads(cast, say, browse, who, status):
    say(wrong="Not my degree")
    assert browse(who).get(DESK).status_code == status


def test_many_remarks_take_as_many_queries_as_one(cast, say, browse, django_assert_num_queries):
    say(wrong="One")
    client = browse("kari")
    client.get(DESK)
    with CaptureQueriesContext(connection) as one:
        client.get(DESK)
    for number in range(20):
        Remark.say(cast.bo, f"Number {number}")
    with django_assert_num_queries(len(one)):
        client.get(DESK)
