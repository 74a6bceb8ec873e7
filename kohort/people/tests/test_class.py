"""Who was in my class: those who have come, as far as they let one see, and about how many have not."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kohort.access.audience import Audience
from kohort.accounts.models import Account
from kohort.people.looking import PAGES
from kohort.people.models import Person, Position, Residence, Study
from tests.cast import CANARY, fact, make_person, study

FACE = re.compile(r'<a class="whole" href="/nordvik/people/\w+/">([^<]*)</a>')
CLASS = "/nordvik/class/"


@pytest.fixture
def seen(cast, browse):
    """`seen("ada")`: the page of somebody's class."""

    def page(who, query="", language="nb"):
        answer = browse(who).get(f"{CLASS}{query}", headers={"accept-language": language})
        assert answer.status_code == 200
        assert CANARY not in answer.content.decode()
        return answer.content.decode()

    return page


def faces(page):
    return FACE.findall(page)


def mates(cast, size, account=True, studies=((2005, 2010),), **more):
    studied = [(cast.history, began, ended) for began, ended in studies]
    return [
        make_person(cast.here, f"Mate{number}", "Lie", account=account, studies=studied, **more)
        for number in range(size)
    ]


def test_those_who_shared_programme_and_years(cast, seen):
    make_person(cast.here, "Later", "Lie", account=True, studies=[(cast.history, 2012, 2015)])
    assert faces(seen("ada")) == ["Bo Berg"]
    assert faces(seen("bo")) == ["Ada Ødegård"]
    assert faces(seen("cy")) == []
    assert "you are the first" in seen("cy", language="en")


def test_each_with_year_work_and_town(cast, seen):
    fact(Position, cast.bo, title="Arkivar", employer="Fjordkraft")
    fact(Residence, cast.bo, Audience.CLASSMATES, place="Turku", country="FI")
    fact(Position, cast.bo, Audience.OFFICE, title="Spion")
    page = seen("ada", language="en")
    for words in ("2012", "Arkivar, Fjordkraft", "Turku, Finland"):
        assert words in page
    assert "Spion" not in page


def test_whose_study_is_for_the_office_is_in_no_class(cast, seen):
    Study.objects.trusted("test").filter(person=cast.bo).update(audience=Audience.OFFICE)
    assert faces(seen("ada")) == []


@pytest.mark.parametrize("who", ["ada", "kari"])
def test_who_hides_or_has_not_come_is_no_face(cast, seen, who):
    if who == "kari":
        study(cast.kari, cast.history, 2005, 2010)
    names = faces(seen(who))
    assert "Hedda Haug" not in names
    assert "Una Ukjent" not in names
    assert "Bo Berg" in names


def test_who_hides_is_gone_from_the_next_request_on(cast, seen):
    assert faces(seen("ada")) == ["Bo Berg"]
    cast.bo.hide()
    assert faces(seen("ada")) == []


def test_each_study_has_its_class(cast, seen):
    study(cast.ada, cast.economics, 2003, 2006)
    page = seen("ada", "?study=2")
    assert faces(page) == ["Cy Åsen"]
    assert faces(seen("ada", "?study=1")) == faces(seen("ada", "?study=x")) == ["Bo Berg"]
    assert faces(seen("ada", "?study=99")) == ["Cy Åsen"]
    assert 'href="/nordvik/class/?study=1"' in page
    assert "study=1" not in seen("bo")


def test_who_studied_nothing_here_is_shown_the_way_on(seen):
    page = seen("tora", language="en")
    assert "We know of no studies of yours here" in page
    assert "/nordvik/people/" in page


def test_the_order_is_that_of_the_page(cast, seen):
    for given, surname in {"Ia": "Åsen", "Ib": "Ås", "Ic": "Zahl", "Id": "Ødegaard"}.items():
        make_person(cast.here, given, surname, account=True, studies=[(cast.history, 2005, 2010)])
    assert faces(seen("bo", language="nb")) == ["Ic Zahl", "Ada Ødegård", "Id Ødegaard", "Ib Ås", "Ia Åsen"]
    assert faces(seen("bo", language="fi")) == ["Ic Zahl", "Ib Ås", "Ia Åsen", "Id Ødegaard", "Ada Ødegård"]


def test_visitors_and_strangers_stay_outside(cast, browse):
    assert browse().get(CLASS).status_code == 302
    assert browse("selma").get(CLASS).status_code == 403


@pytest.mark.parametrize(("size", "told"), [(8, None), (9, 10), (11, 10), (12, 15), (36, 35)])
def test_who_has_not_come_is_counted_in_fives_from_ten(cast, seen, size, told):
    mates(cast, size, account=False)  # and Una
    page = seen("ada", language="en")
    assert re.findall(r"About (\d+) have not come yet", page) == ([str(told)] if told else [])


def test_one_who_comes_moves_the_count_by_five_or_not_at_all(cast, seen):
    away, counts = mates(cast, 20, account=False), []
    for one in [None, *away]:
        if one:
            Person.objects.trusted("test").filter(pk=one.pk).update(hidden_since=timezone.now())
        counts += [int(count) for count in re.findall(r"About (\d+) have not", seen("ada", language="en"))] or [0]
    assert set(counts) == {20, 15, 10, 0}
    assert sorted(counts, reverse=True) == counts


def test_the_office_counts_as_everybody_does(cast, seen):
    study(cast.kari, cast.history, 2005, 2010)
    mates(cast, 12, account=False)
    assert "About 15 have not come yet" in seen("kari", language="en")


def test_many_are_paged(cast, seen):
    mates(cast, 30)
    assert len(faces(seen("ada"))) == 24
    assert len(faces(seen("ada", "?study=1&page=2"))) == 7
    assert faces(seen("ada", "?page=9")) == faces(seen("ada", "?page=2"))


def test_a_page_counts_as_a_page_of_the_directory(cast, browse):
    client = browse("ada")
    answers = [client.get(CLASS).status_code for _ in range(PAGES[0].times + 1)]
    assert answers == [200] * PAGES[0].times + [429]


def test_six_and_six_hundred_cost_the_same_queries(cast, browse):
    client = browse("ada")

    def asked():
        with CaptureQueriesContext(connection) as queries:
            client.get(CLASS)
        return len(queries)

    mates(cast, 6)
    asked()
    few = asked()
    accounts = Account.objects.bulk_create(Account(password="!") for _ in range(300))
    people = Person.objects.bulk_create(
        Person(institution=cast.here, given_names="Per", surname="Lie", account=account).set_sort_keys()
        for account in [*accounts, *[None] * 300]
    )
    years = {"cohort": 2005, "award_year": 2010, "first_year": 2005, "last_year": 2009, "awarded": date(2010, 6, 1)}
    Study.objects.bulk_create(
        Study(institution=cast.here, person=one, programme=cast.history, source="register:test", **years)
        for one in people
    )
    assert asked() == few
    assert "307 of your classmates are here." in client.get(CLASS).content.decode()


def test_a_deleted_account_leaves_no_face(cast, seen):
    Person.objects.trusted("test").filter(pk=cast.bo.pk).update(account=None)
    assert faces(seen("ada")) == []
