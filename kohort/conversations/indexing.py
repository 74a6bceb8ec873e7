"""Tells the index about posts: which words one may find them by, and who may.

A post is found by its own words and by those of the comments under it, never by the name of who wrote them. Its
circles are those who may read it: the group, or a class in the group. Whoever writes posts in bulk calls `changed`.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from django.db.models import Q

from kohort.access.viewer import Viewer
from kohort.groups.models import Group, groups_of
from kohort.kit.bugs import bug
from kohort.kit.sorting import FAMILIES
from kohort.search.documents import Document
from kohort.search.engine import Contents, Engine
from kohort.search.models import Withheld
from kohort.search.questions import Access, Question

from . import jobs_indexing
from .models import Comment, Post

POSTS = Engine("index-posts")
ALL = 0  # the tenant of every post: some are shared by several institutions
BATCH = 500
AT_MOST = 10**12  # seconds; taken from it, later is less, so that the newest come first
WHY = "the index keeps who may find which words"


def changed(post_ids: Iterable[int], *, narrowing: bool = False) -> None:
    """Have these posts indexed anew, in the transaction that changed them.

    `narrowing` when words are gone or fewer may read them: the posts are not found until the index has caught up.
    """
    ids = list(post_ids)
    for start in range(0, len(ids), BATCH):
        part = ids[start : start + BATCH]
        if narrowing and not bug("posts-index-narrow"):
            Withheld.add(ALL, part, POSTS.folder)
        jobs_indexing.catch_up.enqueue(part)


def question(text: str, viewer: Viewer) -> Question:
    """What the index is asked on behalf of this viewer; two queries, one more for whoever is kept apart from others."""
    return Question(ALL, Access("nobody", closer="talk", circles=_circles_of(viewer)), text, withheld=_apart(viewer))


def problems() -> Iterator[str]:
    """For `kohort check`. Where nothing was ever posted there is nothing to find."""
    if POSTS.index().stale and Post.objects.trusted(WHY).exists():
        yield "The index of posts is missing or out of date. Run `kohort reindex`."


def everything() -> Iterator[Document]:
    """The documents of all posts, some hundred at a time."""
    posts, last = Post.objects.trusted(WHY).order_by("pk"), 0
    while ids := list(posts.filter(pk__gt=last).values_list("pk", flat=True)[:BATCH]):
        yield from documents(ids)
        last = ids[-1]


def documents(post_ids: Collection[int]) -> Iterator[Document]:
    """The documents of these posts, none for what was removed or is gone."""
    said = defaultdict(list)
    comments = Comment.objects.trusted(WHY).filter(post_id__in=post_ids, removed__isnull=True)
    for post_id, text in comments.values_list("post_id", "text"):
        said[post_id].append(text)
    for post in Post.objects.trusted(WHY).filter(pk__in=post_ids, removed__isnull=True).order_by("pk"):
        yield _document(post, said[post.pk])


CONTENTS = Contents("posts", POSTS, lambda: Post.objects.trusted(WHY), everything)


def _document(post: Post, comments: list[str]) -> Document:
    """Own words are the better match; the newest comes first."""
    place = f"{AT_MOST - int(post.at.timestamp()):012d}"
    order = dict.fromkeys(FAMILIES.values(), place)
    return Document(post.pk, ALL, ["talk"], _circles(post), names=[post.text], words=comments, order=order)


def _circles(post: Post) -> list[str]:
    """Whoever may read it: see `Post.seen_by`."""
    if post.programme_id is None:
        return [_circle(post.group_id)]
    years = range(post.first_year or 0, (post.last_year or 0) + 1)  # with a class there are always both
    return [_circle(post.group_id, post.programme_id, year) for year in years]


def _circles_of(viewer: Viewer) -> list[str]:
    """As one is in the groups now, whatever the index knows: who has left a group finds nothing of it any more."""
    own = [(one.programme_id, year) for one in viewer.classes for year in range(one.first_year, one.last_year + 1)]
    groups = _groups_of(viewer)
    return [_circle(group) for group in groups] + [_circle(group, *one) for group in groups for one in own]


def _groups_of(viewer: Viewer) -> Collection[int]:
    if bug("search-posts-anybody"):
        return list(Group.objects.trusted("a fault").values_list("pk", flat=True))
    return list(groups_of(viewer).values_list("group_id", flat=True)) if viewer.is_member else viewer.guest_of


def _circle(group_id: int, *of_class: int) -> str:
    return ":".join(map(str, (f"g{group_id}", *of_class)))


def _apart(viewer: Viewer) -> list[int]:
    """Posts in which somebody the viewer does not meet has said something: no word of theirs may be found."""
    if not viewer.apart:
        return []
    theirs = Q(by_id__in=viewer.apart) | Q(comments__by_id__in=viewer.apart)
    return list(Post.objects.trusted(WHY).filter(theirs).values_list("pk", flat=True).distinct())
