"""Looking after a thread: who leads the group pins and closes; they and who asked accept an answer."""

from django.contrib import messages
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kohort.access.gate import on
from kohort.activity.models import record
from kohort.conversations.models import Post

from .models import Comment
from .views import to_post

MOST_PINNED = 3


class EnoughPinned(Exception):
    """A group pins three at most."""


@on(Post, "tend")
@require_http_methods(["POST"])
def tending(request, post):
    """Pin, unpin, close or open it again."""
    try:
        DEEDS.get(request.POST.get("do", ""), _nothing)(post)
    except EnoughPinned:
        messages.error(request, _("Three posts are pinned already. Unpin one of them first."))
    return to_post(request, post)


@transaction.atomic
def pin(post: Post) -> None:
    """To the head of its group. Raises EnoughPinned."""
    rows = Post.objects.trusted("three at most, whoever sees them").select_for_update()
    others = rows.filter(group=post.group_id, pinned__isnull=False, removed__isnull=True).exclude(pk=post.pk)
    if len(others) >= MOST_PINNED:
        raise EnoughPinned
    _set(post, pinned=timezone.now())


def unpin(post: Post) -> None:
    _set(post, pinned=None)


def close(post: Post) -> None:
    """It stays to be read, and is not answered any more."""
    _set(post, closed=timezone.now())


def open_again(post: Post) -> None:
    _set(post, closed=None)


def _nothing(post: Post) -> None:
    """What nobody can have pressed."""


def _set(post, **changes):
    for name, value in changes.items():
        setattr(post, name, value)
    post.save(update_fields=list(changes))


DEEDS = {"pin": pin, "unpin": unpin, "close": close, "open": open_again}


@on(Comment, "accept")
@require_http_methods(["POST"])
def accepted(request, comment):
    """This one answers the question; or does not, after all."""
    accept(comment, request.viewer) if request.POST.get("do") == "accept" else _set(comment.post, accepted_id=None)
    return to_post(request, comment.post, comment)


@transaction.atomic
def accept(comment: Comment, viewer) -> None:
    """The answer to its question. The spine is not told who, where the question has no name."""
    post = comment.post
    _set(post, accepted_id=comment.pk)
    by = None if post.unnamed and post.is_from(viewer) else viewer.account_id
    record("answer.accepted", institution=post.group.institution, by=by, post=post.pk, comment=comment.pk)
