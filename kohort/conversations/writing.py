"""Posting. What is asked without a name leaves no trace of who asked but one row that peers cannot read."""

from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from typing import NamedTuple

from django.db import IntegrityError, transaction
from django.utils import timezone

from kohort.access.viewer import Class, Viewer
from kohort.activity.models import record
from kohort.groups.models import Group, Guest
from kohort.institutions.models import Institution
from kohort.kit.bugs import bug
from kohort.kit.keys import new_key

from .guessing import LINK, guess
from .mentioning import mention
from .models import Asker, Draft, Following, Image, Post

LONGEST_LINK = 500


class Sent(NamedTuple):
    """A picture made anew (WebP, at most 1600 and 640 pixels long), and the words for who does not see it."""

    large: bytes
    small: bytes
    words: str = ""


def write(
    group: Group,
    viewer: Viewer,
    *,
    institution: Institution,
    text: str = "",
    kind: str | None = None,
    to_class: Class | None = None,
    unnamed: bool = False,
    images: Sequence[Sent] = (),
    ends: date | None = None,
    key: str | None = None,
) -> Post:
    """A post in a group, by one who is in it. Without a `kind` it is guessed; with the `key` of a post of one's own,
    that post is given back. `institution` is where the writer is. Raises ValueError for what has to bear a name."""
    if unnamed and (kind not in {None, Post.Kind.QUESTION} or not viewer.is_member):
        raise ValueError("Only a member's question is asked without a name")
    kind = kind or (Post.Kind.QUESTION if unnamed else guess(text, bool(images)))
    post = Post(group=group, key=key or new_key(), kind=kind, unnamed=unnamed, text=text.strip(), link=link_in(text))
    post.programme_id, post.first_year, post.last_year = to_class or (None, None, None)
    post.ends_by(ends)
    _sign(post, viewer)
    try:
        return _written(post, viewer, institution, images)
    except IntegrityError:
        if first := _of_first_tap(post.key, viewer):
            return first
        post.key, post.pk = new_key(), None  # somebody else's: whose post it is is not told
        return _written(post, viewer, institution, images)


def link_in(text: str) -> str:
    """The first link of a text, as an address; "" where there is none that fits."""
    found = LINK.search(text)
    link = found[0].rstrip(".,;:!?)»”'") if found else ""
    link = link if "://" in link or not link else f"https://{link}"
    return link if len(link) <= LONGEST_LINK else ""


def _sign(post: Post, viewer: Viewer) -> None:
    if not viewer.is_member:
        post.guest = Guest.here_today().get(group=post.group_id, account_id=viewer.account_id)
    elif not post.unnamed:
        post.by_id = viewer.person_id


@transaction.atomic
def _written(post: Post, viewer: Viewer, institution, images) -> Post:
    post.save(force_insert=True)
    if post.unnamed:
        Asker.objects.create(post=post, person_id=viewer.person_id)  # type: ignore[misc]  # `write` asked for a member
    for one in images:
        digest = sha256(one.large).hexdigest()[:16]
        Image.objects.create(post=post, digest=digest, **one._asdict())
    Draft.objects.trusted("what is posted is a draft no more").filter(
        group=post.group_id, person_id=viewer.person_id
    ).delete()
    if post.by_id:
        Following.begin(post, post.by_id)
    signed = post.by_id or (bug("unnamed-signed") and viewer.person_id)
    by = viewer.account_id if signed else None
    record("post.written", institution=institution, by=by, post=post.pk, group=post.group_id)
    mention(post, viewer, post.text, institution=institution)
    return post


def _of_first_tap(key: str, viewer: Viewer) -> Post | None:
    return Post.objects.visible_to(viewer).filter(Post.from_me(viewer), key=key).first()


@transaction.atomic
def rewrite(post: Post, viewer: Viewer, *, institution, text: str, kind: str | None, ends: date | None) -> None:
    """Change the words, the kind or the last day of a post. What stands without a name stays a question."""
    if text.strip() != post.text:
        post.text, post.link, post.edited = text.strip(), link_in(text), timezone.now()
        mention(post, viewer, post.text, institution=institution)
    if kind and not post.unnamed:
        post.kind = kind
    post.ends_by(ends)
    post.save(update_fields=["text", "link", "edited", "kind", "ends"])
