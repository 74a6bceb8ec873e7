"""Tips: an event or a course that others hold, recommended in one line to several groups, until its day is over."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kohort.conversations.models import Post
from kohort.conversations.writing import rewrite
from kohort.events.tips import tips_for
from tests.circles import circle

LINK = "https://museum.example.org/opening"
PATH = "/nordvik/events/tips/"


@pytest.fixture
def groups(cast):
    return [circle(cast.here, cast.tora, cast.ada, name=name) for name in ("Glass", "Clay")]


def sent(groups, **more):
    told = {"link": LINK, "words": "Opening of the glass biennale", "groups": [one.key for one in groups]}
    return told | {"key": "0123456789"} | more


def tips(viewer):
    return [tip.words for tip in tips_for(viewer, "nordvik")]


def test_one_line_to_several_groups(cast, browse, viewer, groups):
    day = timezone.localdate() + timedelta(days=3)
    browse("tora").post(PATH, sent(groups, day=day.isoformat()))
    posts = Post.objects.trusted("test").order_by("pk")
    assert [(one.group_id, one.kind, one.link, one.ends, one.by_id) for one in posts] == [
        (group.pk, Post.Kind.EVENT, LINK, day, cast.tora.pk) for group in groups
    ]
    [tip] = tips_for(viewer("ada"), "nordvik")
    assert (tip.words, tip.host, tip.by.name) == ("Opening of the glass biennale", "museum.example.org", cast.tora.name)
    assert tips(viewer("bo")) == []


def test_two_taps_are_one_tip(cast, browse, groups):
    for _tap in range(2):
        browse("tora").post(PATH, sent(groups))
    assert Post.objects.trusted("test").count() == 2


def test_it_goes_with_its_day(cast, browse, viewer, groups):
    browse("tora").post(PATH, sent(groups, day=timezone.localdate().isoformat()))
    assert len(tips(viewer("ada"))) == 1
    Post.objects.trusted("test").update(ends=timezone.localdate() - timedelta(days=1))
    assert tips(viewer("ada")) == []


def test_without_a_day_it_goes_after_a_month(cast, browse, viewer, groups):
    browse("tora").post(PATH, sent(groups))
    assert len(tips(viewer("ada"))) == 1
    Post.objects.trusted("test").update(at=timezone.now() - timedelta(days=31))
    assert tips(viewer("ada")) == []


def test_nowhere_but_in_ones_own_groups(cast, browse, groups):
    other = circle(cast.here, cast.bo, name="Others")
    answer = browse("tora").post(PATH, sent([*groups, other]))
    assert answer.status_code == 200
    assert not Post.objects.trusted("test").exists()


def test_what_was_wrong_is_said_and_the_words_are_kept(cast, browse, groups):
    page = browse("tora").post(PATH, sent([], link="no link", day="2020-01-01")).content.decode()
    assert "Choose one group at least." in page
    assert "This day is past" in page
    assert "Opening of the glass biennale" in page


def test_they_stand_beside_the_list_and_the_group_asks_for_them(cast, browse, groups):
    browse("tora").post(PATH, sent(groups[:1]))
    page = browse("ada").get("/nordvik/events/").content.decode()
    assert "Tips from your groups" in page
    assert LINK in page
    assert f"{PATH}?group={groups[0].key}" in browse("ada").get(f"/nordvik/groups/{groups[0].key}/").content.decode()


def test_who_is_in_no_group_is_told_to_join_one(cast, browse):
    assert "You are in no group yet" in browse("cy").get(PATH).content.decode()


def test_new_words_keep_its_day_and_another_kind_does_not(cast, browse, viewer, groups):
    day = timezone.localdate() + timedelta(days=3)
    browse("tora").post(PATH, sent(groups[:1], day=day.isoformat()))
    post = Post.objects.trusted("test").select_related("group").get()
    told = {"institution": cast.here, "text": "It is moved", "ends": None}
    for kind, ends in ((None, day), (Post.Kind.TIP, None)):
        rewrite(post, viewer("tora"), kind=kind, **told)
        assert post.ends == ends
