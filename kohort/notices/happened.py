"""What a happening is about, as it still stands."""

from kohort.activity.models import Happening
from kohort.conversations.models import Comment, Post
from kohort.groups.models import Group

WHY = "whoever a happening is for is told of it"


def about(happening: Happening) -> list[int]:
    return [happening.about_id] if happening.about_id else []


def said(model, happening: Happening):
    """The post or comment, if it still stands."""
    pk = happening.particulars["comment" if model is Comment else "post"]
    return model.objects.trusted(WHY).filter(pk=pk, removed__isnull=True).first()


def post_of(pk: int) -> Post | None:
    return Post.objects.trusted(WHY).filter(pk=pk, removed__isnull=True).first()


def group_of(happening: Happening) -> Group | None:
    """Named in the happening, or by its post; None once it is closed."""
    told, rows = happening.particulars, Group.objects.trusted(WHY).filter(closed__isnull=True)
    if "group" in told:
        return rows.filter(pk=told["group"]).first()
    return rows.filter(posts=told["post"]).first()
