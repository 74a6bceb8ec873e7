"""What tests of talking and care begin with: a group, a post in it, and what is said there."""

from kohort.conversations.models import Asker, Comment, Post
from kohort.conversations.talking.answering import say
from kohort.people.viewing import viewer_for
from tests.circles import circle

WHY = "a test looks"


def eyes(person):
    return viewer_for(person.account_id, person.institution, proven=True)


def boots(cast, *, leader=None, by=None, **fields) -> Post:
    """A post in a group of Ada, Bo and Cy."""
    group = circle(cast.here, cast.ada, cast.bo, cast.cy, leader=leader)
    return Post.objects.create(group=group, by=by or cast.ada, **{"text": "Who lends me rubber boots?", **fields})


def unnamed(cast, **fields) -> Post:
    """Ada asks without her name."""
    post = boots(cast, kind=Post.Kind.QUESTION, unnamed=True, **fields)
    Post.objects.trusted(WHY).filter(pk=post.pk).update(by=None)
    Asker.objects.create(post=post, person=cast.ada)
    return Post.objects.trusted(WHY).get(pk=post.pk)


def says(person, post, text="Take mine.", **more) -> Comment:
    return say(post, eyes(person), text, **more)


def comments(post) -> list[Comment]:
    return list(Comment.objects.trusted(WHY).filter(post=post).order_by("pk"))
