"""What waits for a decision: reports, each about other words, and appeals."""

from typing import NamedTuple

from kohort.conversations.models import Comment, Post
from kohort.groups.models import Group, Guest
from kohort.groups.names import Name, names, sharing_anywhere
from kohort.kit.markdown import plain

from .in_care import WHY_DECIDE
from .models import Appeal, Report

LONGEST, MOST = 140, 100


class Waiting(NamedTuple):
    """One thing to decide: what stands first in its words, in which group, how many said so, and since when."""

    key: str
    words: str
    group: Group | None
    times: int
    at: object
    is_appeal: bool


def waiting(request, group: Group | None = None) -> list[Waiting]:
    """The longest waiting first; of one group, or of all this viewer decides in."""
    here = Post.objects.trusted(WHY_DECIDE).filter(group=group).values("pk") if group else None
    reports, appeals = Report.open_for(request.viewer), Appeal.open_for(request.viewer)
    if here is not None:
        reports, appeals = reports.filter(post__in=here), appeals.filter(removal__post__in=here)
    rows = [(row, row, False) for row in reports.order_by("at", "pk")[:MOST]]
    rows += [(row, row.removal, True) for row in appeals.select_related("removal").order_by("at", "pk")[:MOST]]
    return _told(rows, request.viewer)


def _told(rows, viewer) -> list[Waiting]:
    posts = Post.objects.trusted(WHY_DECIDE).in_bulk({about.post_id for _row, about, _is in rows})
    comments = Comment.objects.trusted(WHY_DECIDE).in_bulk({about.comment_id for _row, about, _is in rows} - {None})
    groups = Group.objects.visible_to(viewer).in_bulk({post.group_id for post in posts.values()})
    found: dict[tuple, Waiting] = {}
    for row, about, is_appeal in rows:
        place = (about.post_id, about.comment_id, is_appeal)
        post = posts[about.post_id]
        words = plain((comments.get(about.comment_id) or post).text, LONGEST)
        first = found.get(place) or Waiting(row.key, words, groups.get(post.group_id), 0, row.at, is_appeal)
        found[place] = first._replace(times=first.times + 1)
    return list(found.values())


def writer_of(thing, request) -> Name | str | None:
    """Who wrote it under their name; a guest's name is text."""
    if thing.guest_id:
        guest = Guest.objects.trusted(WHY_DECIDE).filter(pk=thing.guest_id).first()
        return guest and guest.name
    if not thing.by_id:
        return None
    shared = sharing_anywhere(request.viewer, [thing.by_id])
    return names([thing.by_id], request.viewer, request.institution.slug, sharing=shared).get(thing.by_id)
