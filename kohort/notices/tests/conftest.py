"""A group in which something is said. Ada leads it; Bo, Cy and Hedda are in it; nobody knows Selma."""

from types import SimpleNamespace

import pytest

from kohort.activity.models import record
from kohort.conversations.models import Comment, Following, Post
from tests.circles import circle


@pytest.fixture
def english(cast):
    """Who never chose a language reads in English."""
    cast.here.language = "en"
    cast.here.save()


@pytest.fixture
def boots(cast):
    """The group Rubber boots, and what is said in it, as the apps below say it."""
    return Boots(cast)


class Boots(SimpleNamespace):
    """`post` and `answer` write a row and the happening its readers are told of."""

    def __init__(self, cast):
        super().__init__(cast=cast, group=circle(cast.here, cast.bo, cast.cy, cast.hedda, leader=cast.ada))

    def post(self, by, text="Who has rubber boots?", **more) -> Post:
        group = more.pop("group", self.group)
        post = Post.objects.create(group=group, by=None if more.get("unnamed") else by, text=text, **more)
        record("post.written", institution=group.institution, post=post.pk, group=group.pk)
        return post

    def answer(self, post, by, text="I have, size 43.", **more) -> Comment:
        comment = Comment.objects.create(post=post, by=by, text=text, **more)
        record("comment.written", institution=self.cast.here, comment=comment.pk, post=post.pk)
        return comment

    def follow(self, post, *people, **more) -> None:
        for person in people:
            Following.objects.create(post=post, person=person, **more)
