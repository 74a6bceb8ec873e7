"""Somebody answers: once, on one level, with a name or without it, and only where they may."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kohort.accounts.models import Account
from kohort.activity.models import Happening
from kohort.conversations.models import Asker, Following, Post
from kohort.conversations.talking.answering import CannotAnswer, answer, say
from kohort.conversations.talking.counting import Counts, counts
from kohort.conversations.talking.thread import PAGE
from kohort.groups.models import Guest
from kohort.people.models import Block
from kohort.people.viewing import viewer_for
from tests.pages import without_tokens

from .conversation import WHY, boots, comments, eyes, says, unnamed


def test_an_answer_stands_under_the_post_and_makes_one_follow(cast, browse):
    post = boots(cast)
    page = browse("bo").post(f"/nordvik/posts/{post.key}/comments/", {"text": "Take **mine**.", "key": "0123456789"})
    (comment,) = comments(post)
    assert page.headers["Location"] == f"/nordvik/posts/{post.key}/#c-{comment.key}"
    html = browse("ada").get(f"/nordvik/posts/{post.key}/").content.decode()
    assert "Take <strong>mine</strong>." in html
    assert "Bo Berg" in html
    assert Following.objects.trusted(WHY).get(post=post).person_id == cast.bo.pk
    told = Happening.objects.trusted(WHY).get(verb="comment.written")
    assert told.by_id == cast.bo.account_id
    assert told.particulars == {"comment": comment.pk, "post": post.pk}


def test_a_second_tap_makes_no_second_comment(cast, browse):
    post = boots(cast)
    for _tap in range(2):
        browse("bo").post(f"/nordvik/posts/{post.key}/comments/", {"text": "Mine.", "key": "0123456789"})
    assert len(comments(post)) == 1
    says(cast.cy, post, "Another one with a key that is taken", key="0123456789")
    assert len(comments(post)) == 2


def test_a_reply_to_a_reply_stands_beside_it(cast):
    post = boots(cast)
    first = says(cast.bo, post)
    reply = says(cast.ada, post, "Thanks!", parent=first)
    assert says(cast.cy, post, "Or mine.", parent=reply).parent_id == first.pk


def test_who_asked_without_a_name_answers_without_it(cast, browse):
    post = unnamed(cast)
    comment = says(cast.ada, post, "Size 39.")
    assert (comment.by_id, comment.unnamed) == (None, True)
    assert Asker.objects.trusted(WHY).get(comment=comment).person_id == cast.ada.pk
    assert Happening.objects.trusted(WHY).get(verb="comment.written").by_id is None
    assert not Following.objects.trusted(WHY).exists()
    html = browse("bo").get(f"/nordvik/posts/{post.key}/").content.decode()
    assert "Who asked" in html
    assert "Ada" not in without_tokens(html)


def test_a_closed_conversation_is_not_answered_and_nothing_typed_is_lost(cast, browse):
    post = boots(cast, closed="2026-01-01T00:00Z")
    page = browse("bo").post(f"/nordvik/posts/{post.key}/comments/", {"text": "Too late?"}).content.decode()
    assert "closed" in page
    assert "Too late?" in page
    assert comments(post) == []


@pytest.mark.parametrize(("who", "text"), [("tora", "I am not in the group."), ("bo", "   "), ("bo", "x" * 5001)])
def test_what_is_not_taken_says_why(cast, who, text):
    with pytest.raises(CannotAnswer):
        answer(boots(cast), getattr(cast, who), text)


def test_a_guest_answers_under_their_own_name(cast, browse):
    post = boots(cast)
    account = Account.objects.create_user("gro@example.org")
    Guest.objects.create(institution=cast.here, group=post.group, account=account, name="Gro Gjest", until="2099-01-01")
    comment = say(post, viewer_for(account.pk, cast.here), "I have boots.")
    assert (comment.by_id, comment.unnamed) == (None, False)
    html = browse("bo").get(f"/nordvik/posts/{post.key}/").content.decode()
    assert "Gro Gjest" in html
    assert "I have boots." in html


def test_those_kept_apart_do_not_read_each_other(cast, browse):
    post = boots(cast)
    first = says(cast.bo, post, "Words of Bo")
    says(cast.ada, post, "A reply that stays", parent=first)
    Block.objects.create(person=cast.cy, whom=cast.bo)
    html = browse("cy").get(f"/nordvik/posts/{post.key}/").content.decode()
    assert "Words of Bo" not in html
    assert "A reply that stays" in html
    assert "What stood here is gone." in html
    assert counts([post], eyes(cast.cy)) == {post.pk: Counts(comments=1)}


def test_one_comment_and_a_page_full_take_the_same_queries(cast, browse):
    post = boots(cast)
    client, path = browse("ada"), f"/nordvik/posts/{post.key}/"
    says(cast.ada, post, "Yes", parent=says(cast.bo, post))
    client.get(path)
    with CaptureQueriesContext(connection) as one:
        client.get(path)
    for number in range(10):
        says(cast.ada, post, "Yes", parent=says((cast.bo, cast.cy)[number % 2], post))
    with CaptureQueriesContext(connection) as many:
        client.get(path)
    assert len(many) == len(one)


def test_earlier_comments_are_a_link_away(cast, browse):
    post = boots(cast)
    said = [says(cast.bo, post, f"Word {number}.") for number in range(2)]
    type(said[0]).objects.bulk_create(
        type(said[0])(post=post, by=cast.bo, text=f"Later {number}.") for number in range(PAGE - 1)
    )
    client = browse("ada")
    html = client.get(f"/nordvik/posts/{post.key}/").content.decode()
    assert "Word 0." not in html
    assert "Word 1." in html
    assert f"?before={said[1].key}" in html
    html = client.get(f"/nordvik/posts/{post.key}/?before={said[1].key}").content.decode()
    assert "Word 0." in html
    assert "Word 1." not in html


def test_one_changes_and_takes_back_ones_own_words_alone(cast, browse):
    post = boots(cast)
    comment = says(cast.bo, post)
    assert browse("cy").get(f"/nordvik/comments/{comment.key}/").status_code == 404
    browse("bo").post(f"/nordvik/comments/{comment.key}/", {"text": "Take Cy's."})
    (changed,) = comments(post)
    assert changed.text == "Take Cy's."
    assert changed.edited
    says(cast.ada, post, "Thanks!", parent=comment)
    browse("bo").post(f"/nordvik/comments/{comment.key}/", {"do": "remove"})
    assert [one.text for one in comments(post)] == ["", "Thanks!"]
    assert "What stood here is gone." in browse("cy").get(f"/nordvik/posts/{post.key}/").content.decode()


def test_where_nobody_has_replied_nothing_stays(cast, browse):
    post = boots(cast)
    comment = says(cast.bo, post)
    browse("bo").post(f"/nordvik/comments/{comment.key}/", {"do": "remove"})
    assert comments(post) == []
    assert Post.objects.trusted(WHY).filter(pk=post.pk).exists()
