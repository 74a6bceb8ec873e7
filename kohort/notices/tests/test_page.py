"""The page of notices: one line a conversation, newest first, read by reading; and how one wants to hear."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kohort.activity.models import Happening
from kohort.conversations.models import Asker, Post
from kohort.groups.models import Membership
from kohort.notices.models import Hearing, Notice, Wish
from kohort.notices.panels import badge
from kohort.notices.telling import answered
from tests.circles import circle
from tests.jobs import run_jobs

WHY = "a test looks at everything"
PAGE = "/nordvik/notices/"


def text(client, address=PAGE) -> str:
    return client.get(address).content.decode()


def told(boots, cast, number=1):
    """Ada has been answered by Bo in so many conversations."""
    for one in range(number):
        boots.answer(boots.post(cast.ada, f"Question {one}"), cast.bo)
    for happening in Happening.objects.trusted(WHY).filter(verb="comment.written").order_by("pk"):
        answered(happening)


def test_it_says_who_did_what_where(boots, cast, browse):
    told(boots, cast)
    page = text(browse("ada"))
    assert "Bo Berg answered in Rubber boots" in page
    assert "Question 0" in page
    assert ">New<" in page


def test_nothing_yet(boots, browse):
    assert "Nothing to tell you yet" in text(browse("ada"))


def test_to_follow_one_is_to_read_it(boots, cast, browse, viewer):
    told(boots, cast)
    notice = Notice.objects.trusted(WHY).get()
    assert badge(viewer("ada")) == 1
    answer = browse("ada").get(f"{PAGE}{notice.key}/")
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"/nordvik/posts/{_key(notice)}/"
    assert badge(viewer("ada")) == 0
    assert browse("bo").get(f"{PAGE}{notice.key}/").status_code == 404


def _key(notice) -> str:
    return Post.objects.trusted(WHY).get(pk=notice.post_id).key


def test_to_open_the_thing_itself_is_to_read_it(boots, cast, browse, viewer):
    told(boots, cast)
    assert browse("ada").get(f"/nordvik/posts/{_key(Notice.objects.trusted(WHY).get())}/").status_code == 200
    assert badge(viewer("ada")) == 0


def test_mark_all_as_read(boots, cast, browse, viewer):
    told(boots, cast, 3)
    assert badge(viewer("ada")) == 3
    browse("bo").post(PAGE)
    assert badge(viewer("ada")) == 3
    browse("ada").post(PAGE)
    assert badge(viewer("ada")) == 0


def test_who_has_left_is_reminded_of_nothing(boots, cast, browse, viewer):
    told(boots, cast)
    Membership.objects.trusted(WHY).filter(person=cast.ada).update(left="2026-01-01T00:00Z")
    assert badge(viewer("ada")) == 0
    assert "Question 0" not in text(browse("ada"))


def test_who_answers_without_a_name_has_none_here(boots, cast, browse):
    post = boots.post(cast.bo, unnamed=True, kind="question")
    Asker.objects.create(post=post, person=cast.bo)
    boots.follow(post, cast.cy)
    boots.answer(post, None, unnamed=True)
    run_jobs()
    page = text(browse("cy"))
    assert "Somebody answered" in page
    assert "Berg" not in page


def test_older_ones_on_the_next_page(boots, cast, browse):
    told(boots, cast, 23)
    ada = browse("ada")
    first = text(ada)
    older = first.split('rel="next" href="?')[1].split('"')[0]
    second = text(ada, f"{PAGE}?{older}")
    assert [first.count("<time"), second.count("<time")] == [20, 3]
    assert "Question 22" in first
    assert "Question 0<" in second


def test_as_many_queries_for_twenty_as_for_two(boots, cast, browse):
    told(boots, cast, 2)
    ada = browse("ada")
    ada.get(PAGE)
    with CaptureQueriesContext(connection) as few:
        ada.get(PAGE)
    told(boots, cast, 18)
    with CaptureQueriesContext(connection) as many:
        ada.get(PAGE)
    assert len(many) == len(few)


@pytest.mark.parametrize("how", Hearing.How.values)
def test_how_one_hears_of_a_group(boots, cast, browse, how):
    address = f"/nordvik/groups/{boots.group.key}/notices/"
    assert browse("bo").post(address, {"how": how}).status_code == 302
    assert Hearing.of(cast.bo.pk, boots.group.pk) == how
    assert f'value="{how}" ' in text(browse("bo"), address)
    assert browse("tora").post(address, {"how": how}).status_code == 404


def test_all_of_it_at_once(boots, cast, browse):
    books = circle(cast.here, cast.bo, name="Old books")
    bo = browse("bo")
    page = text(bo, "/nordvik/me/notices/")
    assert page.index("Old books") < page.index("Rubber boots")
    told_so = {"digests": "on", books.key: "daily", boots.group.key: "weekly"}
    assert bo.post("/nordvik/me/notices/", told_so).status_code == 302
    wish = Wish.of(cast.bo.pk, cast.here)
    assert (wish.answers, wish.digests) == (False, True)
    assert Hearing.of(cast.bo.pk, books.pk) == "daily"
    assert Hearing.objects.trusted(WHY).count() == 1  # what was not changed was not said
