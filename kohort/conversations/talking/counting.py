"""How much is said and nodded under posts: for lists of them, in two queries."""

from collections.abc import Sequence
from typing import NamedTuple

from django.db.models import Count, Max, Q

from kohort.access.guard import NONE, Viewer

from .models import UNDER_SEEN, Comment, Reaction


class Counts(NamedTuple):
    """`comments` and `nods` to the post itself; `mine` is the sort of the viewer's own nod, or ""."""

    comments: int = 0
    nods: int = 0
    mine: str = ""


def counts(posts: Sequence, viewer: Viewer) -> dict[int, Counts]:
    """By id, of posts that were read by `visible_to(viewer)`, as this viewer sees what stands under them."""
    ids = [post.pk for post in posts]
    said = Comment.objects.trusted(UNDER_SEEN).filter(Comment.meant_for(viewer), post__in=ids, removed__isnull=True)
    many = dict(said.exclude(text="").values("post_id").annotate(n=Count("pk")).values_list("post_id", "n"))
    nods = {post_id: tuple(told) for post_id, *told in _nods(ids, viewer)}
    return {pk: Counts(many.get(pk, 0), *nods.get(pk, ())) for pk in ids}


def _nods(ids, viewer):
    """How many, and one's own."""
    mine = Q(person_id=viewer.person_id) if viewer.is_member else NONE
    rows = Reaction.objects.trusted(UNDER_SEEN).filter(post__in=ids, comment__isnull=True).values("post_id")
    own = Max("sort", filter=mine, default="")
    return rows.annotate(n=Count("pk"), own=own).values_list("post_id", "n", "own")
