"""The starter's kit: ten people, one question, three posts; and praise when it has begun."""

import pytest

from kohort.conversations.models import Post
from kohort.groups.entering import starting
from kohort.groups.entering.inviting import invite
from tests.circles import belong, circle

from .doors import guest


@pytest.fixture
def group(cast):
    return circle(cast.here, leader=cast.ada, started_by=cast.ada)


@pytest.fixture
def page(group):
    return f"/nordvik/groups/{group.key}/start/"


def test_each_step_is_counted_from_rows(cast, browse, viewer, group, page):
    belong(group, cast.cy)
    guest(group)
    invite(group, by=viewer("ada"), person=cast.stein)
    Post.objects.create(group=group, by=cast.ada, kind="tip", text="Boots!")
    text = browse("ada").get(page).content.decode()
    assert "3 of 10" in text
    assert "0 of 1" in text
    assert "1 of 3" in text
    assert "Bo Berg" in text
    assert f"/nordvik/groups/{group.key}/posts/new/?starter=" in text


def test_it_ends_with_praise_and_leaves_the_page_of_the_group(cast, browse, group, page, monkeypatch):
    monkeypatch.setattr(starting, "PEOPLE", 1)
    guest(group)
    assert page in browse("ada").get(f"/nordvik/groups/{group.key}/").content.decode()
    for kind in ("question", "tip", "lend", "work"):
        Post.objects.create(group=group, by=cast.ada, kind=kind, text="Words.")
    assert "Well done." in browse("ada").get(page).content.decode()
    assert page not in browse("ada").get(f"/nordvik/groups/{group.key}/").content.decode()


@pytest.mark.parametrize(("who", "status"), [("ada", 200), ("kari", 200), ("bo", 404), ("selma", 403)])
def test_it_is_for_who_started_the_group_and_who_leads_it(cast, browse, group, page, who, status):
    belong(group, cast.bo)
    assert browse(who).get(page).status_code == status
