"""For how a group is doing (settings.PULSE): what was said to all of it. What goes to a class is the class's own."""

from datetime import datetime

from django.db.models import Max
from django.utils.translation import gettext as _

from kohort.groups.board.pulse import Sign
from kohort.groups.models import Group

from .models import Post

WHY = "a figure for who leads the group names nobody"


def signs(group: Group, since: datetime) -> list[Sign]:
    """Posts, by members and guests, since a day."""
    posts = Post.objects.trusted(WHY).filter(group=group, programme__isnull=True, removed__isnull=True)
    last = posts.aggregate(last=Max("at"))["last"]
    return [Sign(_("posts"), posts.filter(at__gte=since).count(), last, begin="posts:new")]
