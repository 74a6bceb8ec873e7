"""Posts as they are drawn, in lists and on their own page: few queries for any number, through the viewer's eyes."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import NamedTuple
from urllib.parse import urlsplit

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.safestring import SafeString

from kohort.access.viewer import Viewer
from kohort.groups.models import Group, Guest
from kohort.groups.names import Name, names, sharing_anywhere
from kohort.institutions.models import Programme
from kohort.kit.addresses import address
from kohort.kit.markdown import rendered

from .models import Image, Mention, Post
from .talking.counting import Counts, counts

SEEN = "whoever sees a post sees what belongs to it"
NEWCOMER = timedelta(days=14)  # for so long a first post is pointed out


class Shown(NamedTuple):
    """A picture of a post: its two addresses, and the words for who does not see it."""

    small: str
    large: str
    words: str


class PostCard(NamedTuple):
    """One post. `by` is None where no name is given: then `guest` may hold that of a guest. `is_gone`: the writer took
    back what stood here. `for_class` names the class it is for, or is empty. `host` is that of the pasted link."""

    post: Post
    href: str
    group: Group | None
    by: Name | None
    guest: str
    html: SafeString
    host: str
    images: list[Shown]
    for_class: str
    counts: Counts | None
    is_mine: bool
    is_first: bool
    is_gone: bool


def post_cards(posts: Sequence[Post], viewer: Viewer, slug: str) -> list[PostCard]:
    """Of posts that were read by `visible_to(viewer)`, in the order given; `slug` is of the viewer's institution."""
    return _Drawn(posts, viewer, slug).cards() if posts else []


class _Drawn:
    """What the cards of some posts have in common: everything is read once, for all of them."""

    def __init__(self, posts: Sequence[Post], viewer: Viewer, slug: str):
        self.viewer, self.slug, self.posts = viewer, slug, posts
        self.ids = {post.pk for post in posts}
        self.mine, self.firsts = self._mine_and_firsts()
        self.images = self._images()
        self.mentioned = self._mentioned()
        self.names = self._names()
        self.guests = self._named("guest_id", lambda: Guest.objects.visible_to(viewer))
        self.groups = self._named("group_id", lambda: Group.objects.trusted(SEEN))
        self.programmes = self._named("programme_id", Programme.objects.all)
        self.counts = counts(self.posts, viewer)

    def cards(self) -> list[PostCard]:
        return [self._card(post) for post in self.posts]

    def _card(self, post: Post) -> PostCard:
        images = self.images[post.pk]
        return PostCard(
            post=post,
            href=self._address("posts:post", key=post.key),
            group=self.groups.get(post.group_id),
            by=self.names.get(post.by_id or 0),
            guest=str(self.guests.get(post.guest_id, "")),
            html=rendered(self._words(post), self._links(post)),
            host=host_of(post.link),
            images=images,
            for_class=self._class(post),
            counts=self.counts.get(post.pk),
            is_mine=post.pk in self.mine,
            is_first=post.pk in self.firsts,
            is_gone=not (post.text or post.link or images),
        )

    def _known(self, model, key: str = "post_id"):
        """Rows of the posts, which were found to be seen: asking it again of each would cost more than all the rest."""
        return model.objects.trusted(SEEN).filter(**{f"{key}__in": self.ids})

    def _address(self, name, **parts):
        return address(name, self.slug, **parts)

    def _mine_and_firsts(self) -> tuple[set[int], set[int]]:
        """What the viewer wrote, and the fresh first words of others: by what the viewer may read, since that somebody
        wrote to their class before is not told to others."""
        others = Post.objects.trusted(SEEN).filter(Post.meant_for(self.viewer), group=OuterRef("group"))
        earlier = others.filter(by=OuterRef("by"), at__lt=OuterRef("at"))
        fresh = Q(by__isnull=False, at__gt=timezone.now() - NEWCOMER) & ~Exists(earlier)
        told = self._known(Post, "pk").annotate(mine=Post.from_me(self.viewer), first=fresh)
        rows = list(told.values_list("pk", "mine", "first"))
        return {pk for pk, mine, _first in rows if mine}, {pk for pk, mine, first in rows if first and not mine}

    def _images(self) -> dict[int, list[Shown]]:
        found = defaultdict(list)
        keys = {post.pk: post.key for post in self.posts}
        rows = self._known(Image).order_by("pk")
        for post_id, digest, words in rows.values_list("post_id", "digest", "words"):
            small, large = (
                self._address("posts:image", key=keys[post_id], digest=digest, size=size) for size in ("small", "large")
            )
            found[post_id].append(Shown(small, large, words))
        return found

    def _mentioned(self) -> dict[int, list[int]]:
        found = defaultdict(list)
        rows = self._known(Mention).filter(comment__isnull=True)
        for post_id, person_id in rows.values_list("post_id", "person_id"):
            found[post_id].append(person_id)
        return found

    def _names(self) -> dict[int, Name]:
        writers = {post.by_id for post in self.posts if post.by_id}
        known = names(writers.union(*self.mentioned.values()), self.viewer, self.slug)
        away = sharing_anywhere(self.viewer, writers.difference(known))
        return known | names(away, self.viewer, self.slug, sharing=away)

    def _named(self, key: str, rows: Callable[[], QuerySet]) -> dict:
        """What the posts name by this key; most name no guest and no class, and nothing is asked then."""
        ids = {getattr(post, key) for post in self.posts} - {None}
        return rows().in_bulk(ids) if ids else {}

    def _links(self, post: Post) -> dict[str, str]:
        """The names that stand in it, as links, for who may see those people."""
        people = [self.names[pk] for pk in self.mentioned[post.pk] if pk in self.names]
        return {f"@{one.name}": one.href for one in people if one.href}

    def _words(self, post: Post) -> str:
        """The text, but for the link that has a card of its own."""
        return "" if post.text.strip() == post.link else post.text

    def _class(self, post: Post) -> str:
        programme = self.programmes.get(post.programme_id)
        if not (programme and post.first_year and post.last_year):
            return ""
        return class_name(programme, post.first_year, post.last_year)


def class_name(programme: Programme, first_year: int, last_year: int) -> str:
    """ "History 2005–2010": from the autumn it began to the summer it ended."""
    return f"{programme.name} {first_year}–{last_year + 1}"


def host_of(link: str) -> str:
    return (urlsplit(link).hostname or "").removeprefix("www.") if link else ""
