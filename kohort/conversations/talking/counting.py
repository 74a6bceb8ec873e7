"""How much is said and nodded under posts: for lists of them, in three queries."""

from collections.abc import Sequence
from typing import NamedTuple

from django.db.models import Count

from kohort.access.viewer import Viewer

from .models import Comment, Reaction


class Counts(NamedTuple):
    """`comments` and `nods` to the post itself; `mine` is the sort of the viewer's own nod, or ""."""

    comments: int = 0
    nods: int = 0
    mine: str = ""


def counts(posts: Sequence, viewer: Viewer) -> dict[int, Counts]:
    """For each of the posts, by id, as this viewer sees them."""
    ids = [post.pk for post in posts]
    said = Comment.objects.visible_to(viewer).filter(post__in=ids, removed__isnull=True).exclude(text="")
    nods = Reaction.objects.visible_to(viewer).filter(post__in=ids, comment__isnull=True)
    mine = dict(nods.filter(person=viewer.person_id).values_list("post_id", "sort")) if viewer.is_member else {}
    many, nodded = _by_post(said), _by_post(nods)
    return {pk: Counts(many.get(pk, 0), nodded.get(pk, 0), mine.get(pk, "")) for pk in ids}


def _by_post(rows) -> dict[int, int]:
    return dict(rows.values("post_id").annotate(n=Count("pk")).values_list("post_id", "n"))
