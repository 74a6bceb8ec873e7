"""What one is told on coming home: what happened in one's own groups since the last visit, and then an end."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kohort.conversations.models import Following, Post, Report
from kohort.groups.models import Membership
from kohort.home.feed import MOST, feed
from kohort.notices.models import Presence
from kohort.people.models import Position
from tests.cast import CANARY, fact
from tests.circles import belong, circle


def ago(**time):
    return timezone.now() - timedelta(**time)


@pytest.fixture
def boots(cast):
    return circle(cast.here, cast.ada, cast.bo, name="Rubber boots")


@pytest.fixture
def was_here(cast):
    """Ada's last visit ended two days ago, and she is here now."""
    Presence.objects.create(person=cast.ada, here=timezone.now(), before=ago(days=2))


def say(group, by, text="Boots to lend", **more):
    return Post.objects.create(group=group, by=by, text=text, **more)


def told(viewer) -> list:
    return [getattr(item.drawn, "post", item.drawn) for item in feed(viewer, "nordvik").items]


def home(browse, who="ada"):
    return browse(who).get("/nordvik/").content.decode()


def test_what_was_said_since_the_last_visit_newest_first(cast, boots, was_here, viewer, browse):
    say(boots, cast.bo, at=ago(days=3))
    first, second = say(boots, cast.bo, at=ago(hours=5)), say(boots, cast.bo, "Size 42?", at=ago(hours=1))
    assert told(viewer("ada")) == [second, first]
    page = home(browse)
    assert page.index("Size 42?") < page.index("Boots to lend")
    assert "Rubber boots" in page
    assert "That is all since your last visit" in page


def test_a_first_visit_looks_back_two_weeks(cast, boots, viewer):
    lately = say(boots, cast.bo, at=ago(days=13))
    say(boots, cast.bo, at=ago(days=15))
    assert told(viewer("ada")) == [lately]


def test_nothing_from_groups_one_is_not_in(cast, boots, viewer):
    """A coordinator reads a reported post to decide about it; home is not where that is done."""
    post = say(boots, cast.bo)
    Report.objects.create(post=post, by=cast.ada)
    assert Post.objects.visible_to(viewer("kari")).contains(post)
    assert told(viewer("kari")) == []
    assert told(viewer("cy")) == []


@pytest.mark.parametrize("more", [{"removed": timezone.now()}, {"class_of": "economics"}])
def test_nothing_that_is_not_for_me(cast, boots, viewer, more):
    if "class_of" in more:
        more = {"programme": cast.economics, "first_year": 2005, "last_year": 2009}
    say(boots, cast.bo, **more)
    assert told(viewer("ada")) == []


def test_neither_my_own_words_nor_what_i_muted(cast, boots, viewer):
    say(boots, cast.ada)
    Following.objects.create(post=say(boots, cast.bo), person=cast.ada, muted=True)
    unnamed = say(boots, None, unnamed=True)
    assert told(viewer("ada")) == [unnamed]


def test_twenty_and_no_more(cast, boots, viewer, browse):
    for n in range(MOST + 1):
        say(boots, cast.bo, f"Number {n}", at=ago(minutes=n))
    assert len(told(viewer("ada"))) == MOST
    page = home(browse)
    assert "These are the newest twenty" in page
    assert f"Number {MOST}" not in page


def test_many_that_are_not_for_me_hide_nothing(cast, boots, viewer):
    """Only what an index knows of a group bounds the first look; a second one finds the rest."""
    wanted = say(boots, cast.bo, at=ago(days=1))
    secret = {"programme": cast.economics, "first_year": 2005, "last_year": 2009}
    Post.objects.bulk_create(Post(group=boots, by=cast.bo, text="x", at=ago(minutes=n), **secret) for n in range(60))
    assert told(viewer("ada")) == [wanted]


def test_a_group_one_came_into_by_its_rule_is_told(cast, boots, was_here, browse):
    rows = Membership.objects.trusted("test").filter(person=cast.ada)
    rows.update(way=Membership.Way.RULE, since=ago(hours=1))
    page = home(browse)
    assert "You are in" in page
    rows.update(way=Membership.Way.JOINED)
    assert "You are in" not in home(browse)


def test_quiet_groups_and_no_groups_say_what_to_do(cast, boots, was_here, browse):
    page = home(browse)
    assert "Nothing new since your last visit" in page
    assert "Ask something" in page
    page = home(browse, "cy")
    assert "You are in no group yet" in page
    assert "Find groups" in page


def test_nothing_from_next_door(cast, boots, viewer):
    say(circle(cast.there, cast.selma, name=CANARY), cast.selma, CANARY)
    assert told(viewer("ada")) == []


def test_as_many_queries_for_many_groups_as_for_few(cast, boots, browse, viewer):
    def count():
        with CaptureQueriesContext(connection) as queries:
            told(viewer("ada"))
        return len(queries)

    say(boots, cast.bo)
    fact(Position, cast.bo, employer="Museet")
    few = count()
    for n in range(8):
        group = circle(cast.here, cast.ada, cast.cy, name=f"Group {n}")
        for by in (cast.bo, cast.cy):
            belong(group, cast.bo) if by == cast.bo else None
            say(group, by)
    assert count() == few
