"""Posts as they are drawn, in lists and on their own page: few queries for any number, through the viewer's eyes."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta
from typing import NamedTuple
from urllib.parse import urlsplit

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from kohort.access.viewer import Viewer
from kohort.groups.models import Group, Guest
from kohort.groups.names import Name, names, sharing_anywhere
from kohort.institutions.models import Programme
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
    """In the order given, without those the viewer does not see; `slug` is of the viewer's institution."""
    return _Drawn(posts, viewer, slug).cards() if posts else []


class _Drawn:
    """What the cards of some posts have in common: everything is read once, for all of them."""

    def __init__(self, posts: Sequence[Post], viewer: Viewer, slug: str):
        self.viewer, self.slug = viewer, slug
        seen = Post.objects.visible_to(viewer).filter(pk__in=[post.pk for post in posts])
        self.ids = set(seen.values_list("pk", flat=True))
        self.posts = [post for post in posts if post.pk in self.ids]
        self.mine = set(self._known(Post, "pk").filter(Post.from_me(viewer)).values_list("pk", flat=True))
        self.firsts = self._first_of_their_writers()
        self.images = self._images()
        self.mentioned = self._mentioned()
        self.names = self._names()
        self.guests = self._named(Guest.objects.visible_to(viewer), "guest_id")
        self.groups = self._named(Group.objects.visible_to(viewer), "group_id")
        self.programmes = self._named(Programme.objects, "programme_id")
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
            is_first=post.pk in self.firsts and post.pk not in self.mine,
            is_gone=not (post.text or post.link or images),
        )

    def _known(self, model, key: str = "post_id"):
        """Rows of the posts that were found to be seen: asking it again of each would cost more than all the rest."""
        return model.objects.trusted(SEEN).filter(**{f"{key}__in": self.ids})

    def _address(self, name, **parts):
        return reverse(name, kwargs={"institution": self.slug, **parts})

    def _first_of_their_writers(self) -> set[int]:
        """By what the viewer sees: that somebody wrote to their class before is not told to others."""
        earlier = Post.objects.visible_to(self.viewer).filter(
            group=OuterRef("group"), by=OuterRef("by"), pk__lt=OuterRef("pk")
        )
        fresh = self._known(Post, "pk").filter(by__isnull=False, at__gt=timezone.now() - NEWCOMER)
        return set(fresh.filter(~Exists(earlier)).values_list("pk", flat=True))

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
        people = writers.union(*self.mentioned.values())
        return names(people, self.viewer, self.slug, sharing=sharing_anywhere(self.viewer, writers))

    def _named(self, rows, key: str) -> dict:
        return rows.in_bulk({getattr(post, key) for post in self.posts} - {None})

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
