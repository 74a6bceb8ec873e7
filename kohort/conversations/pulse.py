"""For how a group is doing (settings.PULSE): what was said to all of it. What goes to a class is the class's own."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Max
from django.utils.translation import gettext as _

from kohort.groups.board.pulse import Sign
from kohort.groups.models import Group

from .models import Post

WHY = "a figure for who leads the group names nobody"


def last_posts(groups: Collection[int]) -> dict[int, datetime]:
    """{group's id: when something was said last}; one query for all of them. For settings.LAST_SIGNS."""
    return dict(_posts().filter(group__in=groups).values("group").annotate(last=Max("at")).values_list("group", "last"))


def signs(group: Group, since: datetime) -> list[Sign]:
    """Posts, by members and guests, since a day."""
    posts = _posts().filter(group=group)
    last = posts.aggregate(last=Max("at"))["last"]
    return [Sign(_("posts"), posts.filter(at__gte=since).count(), last, begin="posts:new")]


def _posts():
    return Post.objects.trusted(WHY).filter(programme__isnull=True, removed__isnull=True)
