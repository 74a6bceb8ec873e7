"""Who has taken a place by mail does not see, for a week, what the office alone knows: the mailbox may be somebody
else's by now, and the other addresses on record are how the right one is told."""

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kohort.access.audience import Audience
from kohort.people.models import Contact, OtherName, Person
from kohort.people.viewing import viewer_for
from tests.cast import fact

HOME = "kari.home@example.org"
DAY = timezone.timedelta(days=1)


@pytest.fixture
def fresh(cast):
    """Ada has just taken her place; the register knows more than she entered."""
    Person.objects.trusted("test").filter(pk=cast.ada.pk).update(settles_at=timezone.now() + 7 * DAY)
    office = {"source": "register:fs"}
    rows = [
        fact(Contact, cast.ada, Audience.OFFICE, kind="email", value=HOME),
        fact(Contact, cast.ada, Audience.OFFICE, kind="phone", value="+47 22 00 00 00"),
        fact(OtherName, cast.ada, Audience.OFFICE, kind="former", value="Pettersen"),
    ]
    for row in rows:
        type(row).objects.trusted("test").filter(pk=row.pk).update(**office)
    fact(Contact, cast.ada, Audience.CLASSMATES, kind="link", value="https://ada.example.org")
    return rows


SECRETS = (HOME, "+47 22 00 00 00", "Pettersen")
PAGES = ("/nordvik/me/", "/nordvik/people/{key}/", "/nordvik/people/{key}/card.vcf")


@pytest.mark.parametrize("path", PAGES)
def test_what_the_office_alone_knows_comes_later(cast, browse, fresh, path):
    page = path.format(key=cast.ada.key)
    early = browse("ada").get(page).content.decode()
    assert "ada.example.org" in early
    assert [secret for secret in SECRETS if secret in early] == []
    with time_machine.travel(timezone.now() + 8 * DAY, tick=False):
        late = browse("ada").get(page).content.decode()
    assert HOME in late


def test_the_page_says_from_which_day(cast, browse, fresh):
    day = (timezone.localtime() + 7 * DAY).day
    assert f"{day}, " in browse("ada").get("/nordvik/me/").content.decode().partition("shown to you from")[2][:40]


def test_what_one_enters_oneself_is_there(cast, browse, fresh):
    client = browse("ada")
    client.post("/nordvik/me/email/new/", {"value": "mine@example.org", "audience": 10})
    assert "mine@example.org" in client.get("/nordvik/me/").content.decode()


def test_one_cannot_open_what_one_does_not_see(cast, browse, fresh):
    client = browse("ada")
    for row, kind in zip(fresh, ("email", "phone", "former-name"), strict=True):
        for path, data in (
            ("audience/", {"audience": 40}),
            ("still-right/", {}),
            ("removal/", {}),
            ("", {"value": "+47 1111111"}),
        ):
            assert client.post(f"/nordvik/me/{kind}/{row.pk}/{path}", data).status_code == 404
    assert set(Contact.objects.trusted("test").filter(kind="email").values_list("audience", "source")) == {
        (Audience.OFFICE, "register:fs")
    }


def test_nor_learn_of_it_by_entering_it(cast, browse, fresh):
    answer = browse("ada").post("/nordvik/me/email/new/", {"value": HOME, "audience": 10})
    assert answer.status_code == 302, "no “you have this one already”"


def test_nobody_elses_eyes_change(cast, browse, fresh):
    path = f"/nordvik/people/{cast.ada.key}/"
    assert HOME in browse("kari").get(path).content.decode()
    assert "ada.example.org" in browse("bo").get(path).content.decode()


def test_it_costs_no_query(cast, fresh):
    with CaptureQueriesContext(connection) as asked:
        assert not viewer_for(cast.ada.account_id, cast.here).settled
    assert len(asked) == 4
