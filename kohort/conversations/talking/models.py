"""Comment, Reaction, Following, Asked: what is said and done about a post. Where people stand is in `sides`."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kohort.access.guard import NONE, ForeignKey, Guarded, Viewer
from kohort.access.personal import Personal
from kohort.conversations.care.models import Report
from kohort.groups.models import Guest
from kohort.kit.bugs import bug
from kohort.kit.keys import new_key
from kohort.people.facts import Indexed

from .sides import Side as Side
from .sides import Stand as Stand
from .under import UNDER_SEEN as UNDER_SEEN
from .under import of_seen_posts


class Comment(Indexed, Guarded):
    """An answer to a post, or to one of its comments (`parent`): one level and no more.

    Who asked without a name answers in that thread without one: `by` is empty, and an Asker row knows.
    """

    personal = Personal(
        export=True,
        erase=False,
        why="What one answered. The words go with the writer.",
        words=("text",),
        signed=("by", "asker__person", "guest__account"),
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

    implies = ("post",)  # but not its parent, which may have been removed
    may = {
        "edit": lambda comment, viewer: comment.removed is None and bool(comment.text) and comment.is_from(viewer),
        "accept": lambda comment, viewer: (
            comment.removed is None
            and comment.post.kind == comment.post.Kind.QUESTION
            and (comment.post.is_from(viewer) or comment.post.group.is_led_by(viewer))
        ),
    }

    class Meta:
        indexes = [models.Index(fields=["post", "at"], name="comments_of_a_post")]

    def __str__(self):
        return f"comment {self.key}"

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        """Whoever sees the post; what was removed, by its writer and who is to decide about it."""
        own = cls.from_me(viewer) | Report.comments_to_look_at(viewer)
        return of_seen_posts(viewer) & (cls.meant_for(viewer) | own)

    @classmethod
    def meant_for(cls, viewer: Viewer) -> Q:
        """Of what others say under a post the viewer sees, what they may read."""
        kept = Q() if bug("removed-seen") else Q(removed__isnull=True)
        return kept & ~Q(by_id__in=viewer.apart) if viewer.apart else kept

    def tell_index(self, narrowing: bool) -> None:
        """A post is found by what is said under it, too."""
        from kohort.conversations.indexing import changed  # it reads the models

        changed([self.post_id], narrowing=narrowing)

    @staticmethod
    def from_me(viewer: Viewer) -> Q:
        """What the viewer wrote, with or without a name."""
        from kohort.conversations.models import Asker  # which builds on this module

        if not viewer.is_member:
            return Q(guest_id__in=Guest.ids_of(viewer.account_id)) if viewer.guest_of else NONE
        hidden = Asker.objects.trusted("one knows one's own answers").filter(person_id=viewer.person_id)
        return Q(by_id=viewer.person_id) | Q(pk__in=hidden.filter(comment__isnull=False).values("comment_id"))

    def is_from(self, viewer: Viewer) -> bool:
        if self.by_id:
            return self.by_id == viewer.person_id
        return type(self).objects.visible_to(viewer).filter(self.from_me(viewer), pk=self.pk).exists()

    def rewrite(self, text: str) -> None:
        self.text, self.edited = text, timezone.now()
        self.save(update_fields=["text", "edited"])

    def take_back(self) -> None:
        """The writer takes it away; where others have replied, an empty place stays under their words."""
        if Comment.objects.trusted("whether anybody replied").filter(parent=self).exists():
            self.rewrite("")
        else:
            self.delete()


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
        return of_seen_posts(viewer)

    @classmethod
    def nod(cls, person_id: int, sort: str, post, comment: Comment | None = None) -> None:
        """Give this nod in place of any other, or with "" take it back. To nod twice is to nod once."""
        mine = cls.objects.trusted("one's own nod").filter(post=post, comment=comment, person_id=person_id)
        if not sort:
            mine.delete()
        elif bug("nod-twice") or not mine.update(sort=sort):
            nod = cls(post=post, comment=comment, person_id=person_id, sort=sort)
            cls.objects.bulk_create([nod], ignore_conflicts=not bug("nod-twice"))


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
        return of_seen_posts(viewer) & Q(person_id=viewer.person_id) if viewer.is_member else NONE

    @classmethod
    def begin(cls, post, person_id: int) -> None:
        """Whoever writes or answers follows from then on; who has muted the thread stays undisturbed."""
        cls.objects.bulk_create([cls(post=post, person_id=person_id)], ignore_conflicts=True)

    @classmethod
    def of(cls, viewer: Viewer, post) -> "Following | None":
        mine = cls.objects.trusted("one's own choice").filter(post=post, person_id=viewer.person_id)
        return mine.first() if viewer.is_member else None

    @classmethod
    def choose(cls, post, person_id: int, muted: bool | None) -> None:
        """Follow, mute, or (None) neither."""
        mine = cls.objects.trusted("one's own choice").filter(post=post, person_id=person_id)
        if muted is None:
            mine.delete()
        elif not mine.update(muted=muted):
            cls.objects.bulk_create([cls(post=post, person_id=person_id, muted=muted)], ignore_conflicts=True)


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
        return of_seen_posts(viewer)
