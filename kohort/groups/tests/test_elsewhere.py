"""A group lives on LinkedIn too: its leaders say where, those who are in it find the way, and nothing is fetched."""

import pytest

from kohort.groups.elsewhere import name_of
from kohort.groups.models import Group
from tests.circles import circle

PAGE = "https://www.linkedin.com/groups/4711/"
SAID = {"name": "Rubber boots", "admits": "open"}


def of(group, rest="") -> str:
    return f"/nordvik/groups/{group.key}/{rest}"


def test_who_leads_says_where_and_it_is_a_plain_link(cast, browse):
    group = circle(cast.here, cast.bo, leader=cast.ada)
    browse("ada").post(of(group, "settings/"), SAID | {"elsewhere": PAGE})
    page = browse("bo").get(of(group)).text
    assert f'<a href="{PAGE}" rel="noopener noreferrer external">On LinkedIn</a>' in page


@pytest.mark.parametrize("wrong", ["http://linkedin.com/groups/1", "javascript:alert(1)", "not an address"])
def test_anything_but_https_is_refused_and_not_lost(cast, browse, wrong):
    group = circle(cast.here, leader=cast.ada)
    page = browse("ada").post(of(group, "settings/"), SAID | {"elsewhere": wrong}).text
    assert wrong in page
    assert Group.objects.trusted("a test looks").get().elsewhere == ""


@pytest.mark.parametrize(("admits", "shown"), [("open", True), ("request", False), ("rule", False)])
def test_who_is_not_in_it_reads_it_where_anybody_may_join(cast, browse, admits, shown):
    group = circle(cast.here, leader=cast.ada, admits=admits, elsewhere=PAGE)
    assert ("On LinkedIn" in browse("bo").get(of(group)).text) == shown
    assert "On LinkedIn" in browse("ada").get(of(group)).text


def test_it_is_named_after_the_host_and_nothing_else():
    said = {
        "https://fi.linkedin.com/x": "LinkedIn",
        "https://discord.gg/abc": "Discord",
        "https://linkedin.com.example.org/": "linkedin.com.example.org",
        "https://linkedin.com@example.org/": "example.org",
        "https://www.notfacebook.com/": "notfacebook.com",
    }
    assert {link: name_of(link) for link in said} == said
