"""What nobody has confirmed for two years stands first on one's own page, with one button each and one for all."""

import re

import pytest
from django.utils import timezone

from kohort.people.models import Contact, Position, Residence, Study, Topic
from tests.cast import fact

ME = "/nordvik/me/"
YEAR = timezone.timedelta(days=365)
HTMX = {"hx-request": "true"}


@pytest.fixture
def old(cast):
    now = timezone.now()
    return [
        fact(Position, cast.ada, employer="Fjordkraft", recorded=now - 3 * YEAR),
        fact(Residence, cast.ada, place="Turku", country="FI", recorded=now - 4 * YEAR),
    ]


@pytest.fixture
def young(cast):
    """None of these is asked about."""
    now = timezone.now()
    fact(Position, cast.ada, employer="Vapor", recorded=now - 3 * YEAR, ended="2020-01-01")
    fact(Contact, cast.ada, kind="email", value="ada@example.org", recorded=now - 3 * YEAR, confirmed=now - YEAR)
    fact(Topic, cast.ada, text="Glaciers", recorded=now - 3 * YEAR)
    Study.objects.trusted("test").update(recorded=now - 9 * YEAR)


def asked(text) -> list[str]:
    """What stands under "Still right?", in order."""
    block = text.partition('<section class="old"')[2].partition("</section>")[0]
    return re.findall(r'class="value">([^<]*)<', block)


def test_the_oldest_first_and_nothing_else(cast, browse, old, young):
    assert asked(browse("ada").get(ME).content.decode()) == ["Turku, Finland", "Fjordkraft"]
    assert asked(browse("bo").get(ME).content.decode()) == []


def test_one_click_each(cast, browse, old):
    client = browse("ada")
    assert client.post(f"{ME}position/{old[0].pk}/still-right/").headers["Location"] == ME
    assert asked(client.get(ME).content.decode()) == ["Turku, Finland"]
    row = Position.objects.trusted("test").get()
    assert (row.source, row.confirmed.date()) == ("owner", timezone.now().date())
    part = client.post(f"{ME}residence/{old[1].pk}/still-right/", headers=HTMX).content.decode()
    assert asked(part) == []
    assert f'<li id="residence-{old[1].pk}" hx-swap-oob="true">' in part
    assert "from you, today" in part


def test_one_click_for_all(cast, browse, old, young):
    client = browse("ada")
    client.post(f"{ME}still-right/")
    assert asked(client.get(ME).content.decode()) == []
    ended = Position.objects.trusted("test").get(employer="Vapor")
    assert ended.confirmed is None, "only what was asked about"


def test_looking_confirms_nothing(cast, browse, old):
    client = browse("ada")
    assert client.get(f"{ME}still-right/").status_code == 405
    assert client.get(f"{ME}position/{old[0].pk}/still-right/").status_code == 405
    assert asked(client.get(ME).content.decode()) == ["Turku, Finland", "Fjordkraft"]
