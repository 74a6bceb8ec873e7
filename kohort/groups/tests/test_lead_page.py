"""From its pages every way of a group is a link away: for who leads it, and for who is in it."""

import re

import pytest

from kohort.groups.models import Group
from tests.circles import circle

WAYS = ["board", "care", "guests", "handover", "invite", "picture", "pulse", "requests", "settings", "ways-in"]


@pytest.fixture
def group(cast):
    return circle(cast.here, cast.bo, leader=cast.ada, admits=Group.Admits.REQUEST)


def ways(client, address):
    """The ends of the links on a page that lie in the same group."""
    text = client.get(address).content.decode().partition("</nav>")[2]
    return set(re.findall(rf'href="{address.rsplit("/", 2)[0]}/([a-z-]+)/"', text))


def test_who_leads_finds_all_ways_and_each_opens(group, browse):
    client, address = browse("ada"), f"/nordvik/groups/{group.key}/"
    assert ways(client, f"{address}lead/") >= set(WAYS)
    assert {client.get(f"{address}{way}/").status_code for way in WAYS} == {200}


def test_a_group_that_waits_leads_to_nothing_that_is_shut(cast, browse):
    group = circle(cast.here, leader=cast.ada, approved=None)
    client, address = browse("ada"), f"/nordvik/groups/{group.key}/"
    found = ways(client, f"{address}lead/")
    assert "invite" not in found
    assert {client.get(f"{address}{way}/").status_code for way in found} == {200}


def test_who_is_in_it_finds_the_board_and_how_one_hears_of_it(group, browse):
    assert ways(browse("bo"), f"/nordvik/groups/{group.key}/about/") >= {"board", "notices"}
    assert "notices" not in ways(browse("cy"), f"/nordvik/groups/{group.key}/about/")
