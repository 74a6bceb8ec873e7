"""Nods, following, pinning, closing, and the answer that is accepted."""

import pytest

from kohort.activity.models import Happening
from kohort.conversations.models import Following, Post, Reaction
from kohort.conversations.talking.counting import Counts, counts

from .conversation import WHY, boots, eyes, says, unnamed


def nodded(post):
    return list(Reaction.objects.trusted(WHY).filter(post=post).values_list("sort", flat=True))


def fresh(post) -> Post:
    return Post.objects.trusted(WHY).get(pk=post.pk)


def test_to_nod_twice_is_to_nod_once(cast, browse):
    post = boots(cast)
    for sort in ("thanks", "thanks", "agree"):
        browse("bo").post(f"/nordvik/posts/{post.key}/reactions/", {"sort": sort})
    assert nodded(post) == ["agree"]
    assert counts([post], eyes(cast.bo)) == {post.pk: Counts(nods=1, mine="agree")}
    assert counts([post], eyes(cast.ada)) == {post.pk: Counts(nods=1)}
    browse("bo").post(f"/nordvik/posts/{post.key}/reactions/", {"sort": ""})
    assert nodded(post) == []


def test_htmx_gets_the_row_alone_and_the_button_says_it_is_pressed(cast, browse):
    post = boots(cast)
    comment = says(cast.bo, post)
    path = f"/nordvik/comments/{comment.key}/reactions/"
    html = browse("ada").post(path, {"sort": "thanks"}, headers={"HX-Request": "true"}).content.decode()
    assert html.count('aria-pressed="true"') == 1
    assert "<html" not in html
    assert browse("ada").post(path, {"sort": "agree"}).status_code == 302
    assert browse("tora").post(path, {"sort": "thanks"}).status_code == 404
    assert browse("ada").post(path, {"sort": "nonsense"}).status_code == 302
    assert nodded(post) == ["agree"]


def test_a_muted_thread_stays_muted_when_one_answers(cast, browse):
    post = boots(cast)
    path = f"/nordvik/posts/{post.key}/following/"
    for do in ("follow", "mute"):
        browse("bo").post(path, {"do": do})
    says(cast.bo, post)
    assert Following.objects.trusted(WHY).get(post=post).muted
    assert not Following.objects.visible_to(eyes(cast.ada)).exists()
    browse("bo").post(path, {"do": "neither"})
    assert not Following.objects.trusted(WHY).exists()


def test_who_leads_pins_three_at_most_and_closes(cast, browse):
    post = boots(cast, leader=cast.bo)
    posts = [post, *(Post.objects.create(group=post.group, by=cast.ada, text="More") for _ in range(3))]
    for one in posts:
        browse("bo").post(f"/nordvik/posts/{one.key}/tending/", {"do": "pin"})
    assert [bool(fresh(one).pinned) for one in posts] == [True, True, True, False]
    browse("bo").post(f"/nordvik/posts/{post.key}/tending/", {"do": "close"})
    assert fresh(post).closed
    browse("bo").post(f"/nordvik/posts/{post.key}/tending/", {"do": "open"})
    assert fresh(post).closed is None
    assert browse("ada").post(f"/nordvik/posts/{post.key}/tending/", {"do": "unpin"}).status_code == 404


@pytest.mark.parametrize(("who", "status"), [("ada", 302), ("kari", 404), ("cy", 404), ("bo", 302)])
def test_who_asked_and_who_leads_accept_an_answer(cast, browse, who, status):
    post = unnamed(cast, leader=cast.bo)
    comment = says(cast.cy, post)
    path = f"/nordvik/comments/{comment.key}/accepted/"
    assert browse(who).post(path, {"do": "accept"}).status_code == status
    if status == 302:
        assert fresh(post).accepted_id == comment.pk
        by = Happening.objects.trusted(WHY).get(verb="answer.accepted").by_id
        assert by == (None if who == "ada" else cast.bo.account_id)
        assert "Accepted answer" in browse("cy").get(f"/nordvik/posts/{post.key}/").content.decode()
        browse(who).post(path, {"do": "undo"})
    assert fresh(post).accepted_id is None
