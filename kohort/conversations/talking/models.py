"""Comment, Reaction, Following, Side and Stand, Asked: what is said and done about a post."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kohort.access.guard import NONE, ForeignKey, Guarded, Viewer
from kohort.access.personal import Personal
from kohort.kit.keys import new_key


def _of_seen_posts(viewer: Viewer) -> Q:
    from kohort.conversations.models import Post  # which builds on this module

    return Q(post__in=Post.objects.visible_to(viewer))


class Comment(Guarded):
    """An answer to a post, or to one of its comments (`parent`): one level and no more.

    Who asked without a name answers in that thread without one: `by` is empty, and an Asker row knows.
    """

    personal = Personal(
        export=True,
        erase=False,
        why="What one answered. The words go with the writer.",
        words=("text",),
        signed=("by", "asker__person"),
    )

    post = ForeignKey("conversations.Post", models.CASCADE, related_name="comments")
    parent = ForeignKey("self", models.CASCADE, null=True, related_name="replies")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    by = ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    guest = ForeignKey("groups.Guest", models.SET_NULL, null=True, related_name="+")
    unnamed = models.BooleanField(default=False)
    text = models.TextField(max_length=5_000)
    at = models.DateTimeField(default=timezone.now)
    edited = models.DateTimeField(null=True)
    removed = models.DateTimeField(null=True)

    implies = ("post", "parent")
    may = {"edit": lambda comment, viewer: comment.removed is None and comment.is_from(viewer)}

    class Meta:
        indexes = [models.Index(fields=["post", "at"], name="comments_of_a_post")]

    def __str__(self):
        return f"comment {self.key}"

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        seen = _of_seen_posts(viewer) & Q(removed__isnull=True)
        return seen & ~Q(by_id__in=viewer.apart) if viewer.apart else seen

    @staticmethod
    def from_me(viewer: Viewer) -> Q:
        """What the viewer wrote, with or without a name."""
        from kohort.conversations.models import Asker  # which builds on this module

        if not viewer.is_member:
            return Q(guest__account_id=viewer.account_id) if viewer.guest_of else NONE
        hidden = Asker.objects.trusted("one knows one's own answers").filter(person_id=viewer.person_id)
        return Q(by_id=viewer.person_id) | Q(pk__in=hidden.filter(comment__isnull=False).values("comment_id"))

    def is_from(self, viewer: Viewer) -> bool:
        if viewer.person_id and self.by_id == viewer.person_id:
            return True
        return type(self).objects.visible_to(viewer).filter(self.from_me(viewer), pk=self.pk).exists()


class Reaction(Guarded):
    """A nod: one of a few, at most one each, on a post or a comment."""

    personal = Personal(export=True, erase=True, why="A nod one gave.")

    class Sort(models.TextChoices):
        THANKS = "thanks", _("Thank you")
        AGREE = "agree", _("I agree")
        CHEER = "cheer", _("Well done")
        SAME = "same", _("Me too")

    post = ForeignKey("conversations.Post", models.CASCADE, related_name="reactions")
    comment = ForeignKey(Comment, models.CASCADE, null=True, related_name="reactions")
    person = ForeignKey("people.Person", models.CASCADE, related_name="+")
    sort = models.CharField(max_length=6, choices=Sort.choices)
    at = models.DateTimeField(default=timezone.now)

    implies = ("post",)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["post", "person"], condition=Q(comment__isnull=True), name="one_nod_to_a_post"
            ),
            models.UniqueConstraint(
                fields=["comment", "person"], condition=Q(comment__isnull=False), name="one_nod_to_a_comment"
            ),
        ]

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        return _of_seen_posts(viewer)


class Following(Guarded):
    """Somebody follows a thread, or has muted it."""

    personal = Personal(export=True, erase=True, why="Which threads one follows or has muted.")

    post = ForeignKey("conversations.Post", models.CASCADE, related_name="followings")
    person = ForeignKey("people.Person", models.CASCADE, related_name="+")
    muted = models.BooleanField(default=False)
    since = models.DateTimeField(default=timezone.now)

    implies = ("post",)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "person"], name="one_following_each")]

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        return _of_seen_posts(viewer) & Q(person_id=viewer.person_id) if viewer.is_member else NONE


class Side(Guarded):
    """One of the sides a discussion can take: an answer of a poll, "for" or "against"."""

    post = ForeignKey("conversations.Post", models.CASCADE, related_name="sides")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    text = models.CharField(max_length=120)
    place = models.PositiveSmallIntegerField()

    implies = ("post",)

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        return _of_seen_posts(viewer)


class Stand(Guarded):
    """Where somebody stands, and why; one in each discussion, and it may be changed."""

    personal = Personal(export=True, erase=True, why="Where one stood in a discussion, and why.")

    post = ForeignKey("conversations.Post", models.CASCADE, related_name="stands")
    side = ForeignKey(Side, models.CASCADE, related_name="stands")
    person = ForeignKey("people.Person", models.CASCADE, related_name="+")
    reason = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField(default=timezone.now)

    implies = ("post", "side")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "person"], name="one_stand_each")]

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        seen = _of_seen_posts(viewer)
        return seen & ~Q(person_id__in=viewer.apart) if viewer.apart else seen


class Asked(Guarded):
    """Somebody was asked whether they could answer a question."""

    personal = Personal(export=True, erase=True, why="Which questions one was asked to look at.")

    post = ForeignKey("conversations.Post", models.CASCADE, related_name="asked")
    person = ForeignKey("people.Person", models.CASCADE, related_name="+")
    asked_by = ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    implies = ("post",)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "person"], name="asked_once")]

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        return _of_seen_posts(viewer)
