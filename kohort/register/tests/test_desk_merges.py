"""The queue of pairs: both sides beside each other, one person or two, and either taken back."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kohort.people.models import Contact, Person, Study
from kohort.register.models import Merge
from tests.cast import fact, make_person

from .desk import line, reading_english, table, taken_in

MERGES = "/nordvik/desk/merges/"
COURSE = "Fornavn;Etternavn;Fødselsår;E-post privat;Studieprogramkode;År\nKari Anne;Moe;1980;k@example.com;LED;2020\n"


@pytest.fixture
def pair(browse):
    """Kari Moe of the student system, and of the course office a Kari Anne Moe born the same year."""
    client = reading_english(browse("kari"))
    taken_in(client, table(line(1, surname="Moe", email="kari@example.org")))
    taken_in(client, COURSE, new_source="course office")
    return Merge.objects.trusted("test").get()


@pytest.fixture
def arne(browse, pair):
    return reading_english(browse("arne"))


def decide(client, merge, what, **more):
    return client.post(f"{MERGES}{merge.pk}/", {"do": what, **more})


def moes():
    return Person.objects.trusted("test").filter(surname="Moe")


def test_an_empty_queue_is_a_good_one(browse):
    text = reading_english(browse("arne")).get(MERGES).content.decode()
    assert "All clear" in text


def test_both_sides_and_what_differs(arne):
    text = arne.get(MERGES).content.decode()
    assert "The same name and birth year, but not the same programme." in text
    for word in ("fs P1", "course office ~", "kari@example.org", "k@example.com", "Historie", "LED", "1980"):
        assert word in text
    marked = [part.partition("<span")[0] for part in text.split("<mark>")[1:]]
    assert "kari@example.org" in marked
    assert "Kari Anne Moe" in marked
    assert not [word for word in marked if "1980" in word or "fs P1" in word]


def test_one_person_and_two_again(arne, pair):
    before = set(moes().values_list("pk", flat=True))
    assert decide(arne, pair, "join").url == MERGES
    (one,) = moes()
    assert Study.objects.trusted("test").filter(person=one).count() == 2
    text = arne.get(MERGES).content.decode()
    assert "They are one person now." in text
    assert "All clear" in text
    assert "Decided lately" in text
    decide(arne, pair, "undo")
    assert set(moes().values_list("pk", flat=True)) == before
    text = arne.get(MERGES).content.decode()
    assert "One person" in text
    assert "Decided lately" not in text


def test_two_people_and_the_question_again(arne, pair):
    decide(arne, pair, "part")
    assert moes().count() == 2
    text = arne.get(MERGES).content.decode()
    assert "Kari Moe and Kari Anne Moe: two people" in text
    decide(arne, pair, "undo")
    assert 'value="join"' in arne.get(MERGES).content.decode()


def test_who_both_have_claimed_their_place_stay_two(arne, pair, cast):
    accounts = [make_person(cast.here, name, "Prøve", account=True).account_id for name in ("Una1", "Una2")]
    Person.objects.trusted("test").filter(account__in=accounts).update(account=None)
    for person, account in zip(moes(), accounts, strict=True):
        Person.objects.trusted("test").filter(pk=person.pk).update(account=account)
    decide(arne, pair, "join")
    assert "Both have claimed their place" in arne.get(MERGES).content.decode()
    assert moes().count() == 2


def test_decided_already(arne, pair):
    decide(arne, pair, "part")
    decide(arne, pair, "join")
    assert "Somebody has decided about these two already." in arne.get(MERGES).content.decode()
    assert moes().count() == 2


def test_only_what_can_be_decided(arne, pair):
    assert decide(arne, pair, "delete").status_code == 404
    assert decide(arne, pair, "").status_code == 404
    assert arne.get(f"{MERGES}{pair.pk}/").status_code == 405


@pytest.mark.parametrize("who", ["anja", "ada", "stein"])
def test_the_office_alone_decides(browse, pair, who):
    client = browse(who)
    assert client.get(MERGES).status_code == 403
    assert decide(client, pair, "join").status_code == 403
    assert moes().count() == 2


def test_a_pair_next_door_does_not_exist(browse, pair):
    client = browse("selma")
    assert client.post(f"/sundby/desk/merges/{pair.pk}/", {"do": "join"}).status_code == 404
    assert "k@example.com" not in client.get("/sundby/desk/merges/").content.decode()
    assert moes().count() == 2


@pytest.fixture
def many(cast, browse):
    """Twenty-two pairs of people made by hand."""
    for number in range(22):
        one, other = (make_person(cast.here, "Per", f"Lie{number}{side}") for side in "ab")
        Merge.objects.create(institution=cast.here, one=one, other=other, why=Merge.Why.NAME)
        fact(Contact, one, kind="email", value=f"a{number}@example.org")
    return reading_english(browse("arne"))


def test_twenty_a_page(many):
    assert many.get(MERGES).content.decode().count('value="join"') == 20
    second = many.get(f"{MERGES}?page=2")
    assert second.content.decode().count('value="join"') == 2
    merge = second.context["pairs"][0].merge
    assert decide(many, merge, "part", page="2").url == f"{MERGES}?page=2"


def queries(client) -> list[str]:
    with CaptureQueriesContext(connection) as captured:
        client.get(MERGES)
    return [query["sql"].partition("WHERE")[0] for query in captured.captured_queries]


def test_as_many_queries_for_one_as_for_twenty(many):
    many.get(MERGES)  # the session is written with the first request
    twenty = queries(many)
    kept = Merge.objects.trusted("test").first().pk
    Merge.objects.trusted("test").exclude(pk=kept).delete()
    assert queries(many) == twenty
