"""To answer a post: once however often it is sent, under one's name, or without it where one has asked without it."""

from django.db import transaction
from django.utils.translation import gettext as _

from kohort.access.viewer import Viewer
from kohort.activity.models import record
from kohort.conversations.mentioning import mention
from kohort.conversations.models import Asker, Post
from kohort.groups.models import Guest
from kohort.kit.bugs import bug
from kohort.people.models import Person
from kohort.people.viewing import viewer_for

from .models import Comment, Following

LONGEST = 5_000


class CannotAnswer(Exception):
    """The answer was not taken. Its text is a sentence for who wrote it."""


def answer(post: Post, person: Person, text: str, *, parent: Comment | None = None) -> Comment:
    """What somebody answers from elsewhere (a mail), seen with their own eyes. Raises CannotAnswer."""
    return say(post, viewer_for(person.account_id, person.institution), text, parent=parent)


@transaction.atomic
def say(post: Post, viewer: Viewer, text: str, *, parent: Comment | None = None, key: str = "") -> Comment:
    """What a viewer answers here. The same `key` twice is one comment. Raises CannotAnswer."""
    locked = Post.objects.trusted("one answer at a time").select_for_update().filter(pk=post.pk).first()
    if said := _said_already(post, viewer, key):
        return said
    text = text.strip()
    _may_say(locked, viewer, text)
    unnamed = post.unnamed and post.is_from(viewer)
    comment = Comment.objects.create(
        post=post,
        parent_id=(parent.parent_id or parent.pk) if parent else None,
        by_id=None if unnamed else viewer.person_id,
        guest_id=None if viewer.is_member else _guest(post, viewer),
        unnamed=unnamed,
        text=text,
        **_unused(key),
    )
    _note(comment, viewer)
    return comment


def _said_already(post, viewer, key):
    return key and Comment.objects.visible_to(viewer).filter(Comment.from_me(viewer), key=key, post=post).first()


def _unused(key):
    taken = Comment.objects.trusted("keys are unique").filter(key=key).exists()
    return {"key": key} if key and not taken else {}


def _may_say(post: Post | None, viewer: Viewer, text: str) -> None:
    if post is None or post.removed or not post.group.allows(viewer, "take part") or not _sees(viewer, post):
        raise CannotAnswer(_("This conversation is not open to you any more."))
    if post.closed and not bug("closed-answered"):
        raise CannotAnswer(_("This conversation is closed: it can be read, and not answered."))
    if not text:
        raise CannotAnswer(_("Write something first."))
    if len(text) > LONGEST:
        most = _("This is longer than %(most)d characters. Shorten it, or make two of it.")
        raise CannotAnswer(most % {"most": LONGEST})


def _sees(viewer: Viewer, post: Post) -> bool:
    return Post.objects.visible_to(viewer).filter(pk=post.pk).exists()


def _guest(post: Post, viewer: Viewer) -> int:
    return Guest.here_today().values_list("pk", flat=True).get(group=post.group_id, account_id=viewer.account_id)


def _note(comment: Comment, viewer: Viewer) -> None:
    post = comment.post
    if comment.by_id:  # who asked without a name hears of answers anyhow, and no further row tells who it was
        Following.begin(post, comment.by_id)
    if viewer.person_id and comment.unnamed:
        Asker.objects.create(comment=comment, person_id=viewer.person_id)
    by = viewer.account_id if comment.by_id else None
    home = post.group.institution
    record("comment.written", institution=home, by=by, comment=comment.pk, post=post.pk)
    mention(post, viewer, comment.text, institution=home, comment=comment)
