"""Which of many people may read a post: the rule of `Post.seen_by`, asked from the other side, for all of them at once.

Whoever is told by mail is asked again, one by one and by `Post.seen_by` itself, when the mail is written.
"""

from collections.abc import Collection, Iterable

from django.db.models import Q

from kohort.conversations.models import Asker, Comment, Post
from kohort.groups.models import Membership
from kohort.kit.bugs import bug
from kohort.people.models import Block, Study

WHY = "who may read a post decides who is told of it"
CHUNK = 500  # ids in a query: SQLite takes 32,766 values at most


def readers(post: Post, people: Iterable[int], *, writers: Collection[int] = ()) -> list[int]:
    """Those of `people` who have an account and may read it. `writers` wrote in it and are told of nothing; nor is
    anybody who is apart from one of them."""
    away = [one for one in {post.by_id, *writers} if one]
    apart = set().union(*(Block.around(one) for one in away))
    wanted = sorted(set(people) - set(writers) - apart)
    return [one for start in range(0, len(wanted), CHUNK) for one in _inside(post, wanted[start : start + CHUNK])]


def _inside(post, people) -> list[int]:
    rows = Membership.objects.trusted(WHY).filter(group_id=post.group_id, left__isnull=True, person_id__in=people)
    here = rows.filter(person__account__is_active=True)
    if post.programme_id and not bug("told-class-leak"):
        here = here.filter(Q(person_id__in=_class(post)) | Q(person_id__in=authors(post)))
    return sorted(here.values_list("person_id", flat=True))


def _class(post):
    """Who studied the post's programme in its years, as a query."""
    rows = Study.objects.trusted(WHY).filter(programme_id=post.programme_id)
    return rows.filter(first_year__lte=post.last_year, last_year__gte=post.first_year).values("person_id")


def authors(said: Post | Comment) -> list[int]:
    """Who wrote it, with or without a name; nobody, where it was a guest."""
    column = "post_id" if isinstance(said, Post) else "comment_id"
    hidden = Asker.objects.trusted("who wrote is told, and told of nothing of their own").filter(**{column: said.pk})
    return [one for one in (said.by_id, *hidden.values_list("person_id", flat=True)) if one]
