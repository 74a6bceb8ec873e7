"""A member may look at many people, not at everybody."""

import re

import pytest

from kohort.accounts.models import Account
from kohort.people.indexing import changed
from kohort.people.looking import PAGES, PROFILES
from kohort.people.models import Person
from tests.limits import use_up


def test_a_scraper_is_stopped_after_one_per_cent(cast, indexed, browse):
    client, answers = browse("bo"), []
    for number in range(90):
        answers.append(client.get(f"/nordvik/people/?page={number}").status_code)
    assert answers == [200] * PAGES[0].times + [429] * (90 - PAGES[0].times)
    assert PAGES[0].times * 20 < 0.011 * 145_000


def test_profiles_are_counted_by_account(cast, browse):
    client = browse("bo")
    use_up(PROFILES[0], cast.bo.account_id, but=2)
    answers = [client.get(f"/nordvik/people/{cast.ada.key}/").status_code for _ in range(3)]
    assert answers == [200, 200, 429]
    assert client.get(f"/nordvik/people/{cast.bo.key}/").status_code == 200, "one's own page is free"
    assert browse("cy").get(f"/nordvik/people/{cast.ada.key}/").status_code == 200
    use_up(PROFILES[0], cast.arne.account_id)
    assert browse("arne").get(f"/nordvik/people/{cast.ada.key}/").status_code == 200, "the office is not counted"


def test_the_refusal_is_a_page_that_says_when(cast, indexed, browse):
    client = browse("bo")
    use_up(PAGES[0], cast.bo.account_id)
    refusal = client.get("/nordvik/people/?q=ada", headers={"hx-request": "true"})
    assert refusal.status_code == 429
    assert refusal.headers["Retry-After"] == "3600"
    assert refusal.headers["HX-Redirect"] == "/nordvik/people/?q=ada"
    assert "in an hour" in refusal.content.decode()


@pytest.fixture
def crowd(cast, indexed):
    accounts = Account.objects.bulk_create(Account(password="!") for _ in range(510))
    people = Person.objects.bulk_create(
        Person(institution=cast.here, given_names="Per", surname="Lie", account=account).set_sort_keys()
        for account in accounts
    )
    changed([one.pk for one in people])
    indexed()


def test_members_turn_25_pages_and_the_office_all(crowd, browse):
    def names(client, number):
        page = client.get(f"/nordvik/people/?q=lie&page={number}").content.decode()
        return re.findall(r'class="whole" href="([^"]*)"', page), "These are the first 500" in page

    last, says_so = names(browse("bo"), 25)
    assert (len(last), says_so) == (20, True)
    assert names(browse("bo"), 26)[0] == names(browse("bo"), 9999)[0] == last
    assert names(browse("bo"), 2)[1] is False
    last, says_so = names(browse("arne"), 26)
    assert (len(last), says_so) == (10, False)
