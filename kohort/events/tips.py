"""What goes on elsewhere: events and courses that people of one's groups recommend, as posts in those groups."""

from collections.abc import Iterator
from datetime import timedelta
from typing import NamedTuple

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from kohort.access.viewer import Viewer
from kohort.conversations.cards import host_of
from kohort.conversations.models import Post
from kohort.groups.models import inside
from kohort.groups.names import Name, names
from kohort.kit.addresses import address
from kohort.kit.bugs import bug
from kohort.kit.markdown import plain

MOST, READ = 6, 40
ANY = "the long question, which of them one may read, is spared where there is none"
FRESH = timedelta(days=30)  # how long a tip without a day stands


class Tip(NamedTuple):
    """A recommendation. `by` is None where the viewer does not know who it is; `host` that of its link."""

    post: Post
    href: str
    words: str
    host: str
    by: Name | None


def tips_for(viewer: Viewer, slug: str) -> list[Tip]:
    """From all groups the viewer is in: those with a day first, the next one at the head. Each once."""
    return _drawn(_posts(viewer), viewer, slug) if viewer.is_member else []


def _posts(viewer: Viewer) -> QuerySet:
    where = inside(viewer) & _stand()
    if not Post.objects.trusted(ANY).filter(where).exists():
        return Post.objects.none()
    return Post.objects.visible_to(viewer).filter(where).order_by(F("ends").asc(nulls_last=True), "-at")


def _stand() -> Q:
    today, since = timezone.localdate(), timezone.now() - FRESH
    stands = Q(ends__gte=today) | Q(ends__isnull=True, at__gte=since)
    tips = Q(kind=Post.Kind.EVENT, removed__isnull=True) & ~Q(text="", link="")
    return tips & (Q() if bug("tips-past") else stands)


def _drawn(rows: QuerySet, viewer: Viewer, slug: str) -> list[Tip]:
    posts = list(_once(rows[:READ]))[:MOST]
    known = names({post.by_id for post in posts if post.by_id}, viewer, slug)
    return [_tip(post, known.get(post.by_id or 0), slug) for post in posts]


def _once(posts) -> Iterator[Post]:
    """Whoever recommends something in three groups recommends one thing."""
    seen = set()
    for post in posts:
        if (same := (post.by_id, post.text)) not in seen:
            seen.add(same)
            yield post


def _tip(post: Post, by: Name | None, slug: str) -> Tip:
    host = host_of(post.link)
    words = plain(post.text.replace(post.link, " ") if post.link else post.text, 100)
    return Tip(post, address("posts:post", slug, key=post.key), words or host, host, by)
