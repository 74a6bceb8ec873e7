"""Report, Removal, Appeal: what becomes of words that somebody should not have written."""

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from kohort.access.guard import NONE, ForeignKey, Guarded, Viewer
from kohort.access.personal import Personal
from kohort.activity.models import record
from kohort.kit.bugs import bug
from kohort.kit.keys import new_key

from .in_care import WHY_DECIDE, in_care_of, post_of, thing_of, written_by


class Report(Guarded):
    """Somebody asks who leads the group to look at a post or a comment; where nobody leads, the office looks."""

    personal = Personal(
        export=True,
        erase=False,
        why="What one reported; the words go with the writer.",
        words=("words",),
        signed=("by",),  # not who decided: the words are not theirs
    )

    post = ForeignKey("conversations.Post", models.CASCADE, related_name="reports")
    comment = ForeignKey("conversations.Comment", models.CASCADE, null=True, related_name="reports")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    by = ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    words = models.CharField(max_length=1000, blank=True)
    at = models.DateTimeField(default=timezone.now)
    decided = models.DateTimeField(null=True)
    decided_by = ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    kept = models.BooleanField(null=True, help_text="True: nothing wrong with it.")

    may = {"decide": lambda report, viewer: type(report).open_for(viewer).filter(pk=report.pk).exists()}

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["post", "by"],
                condition=Q(comment__isnull=True, decided__isnull=True),
                name="a_post_is_reported_once",
            ),
            models.UniqueConstraint(
                fields=["comment", "by"],
                condition=Q(comment__isnull=False, decided__isnull=True),
                name="a_comment_is_reported_once",
            ),
        ]

    @classmethod
    def open_for(cls, viewer: Viewer):
        """Reports this viewer is to decide; nobody decides about their own words."""
        rows = cls.objects.trusted(WHY_DECIDE).filter(decided__isnull=True)
        return rows.filter(in_care_of(viewer)).exclude(written_by(viewer))

    @classmethod
    def posts_to_look_at(cls, viewer: Viewer) -> Q:
        """Posts this viewer has to read to decide about a report or an appeal."""
        if not (viewer.leads or viewer.is_coordinator):
            return NONE
        appealed = Appeal.open_for(viewer).values("removal__post_id")
        return Q(pk__in=cls.open_for(viewer).values("post_id")) | Q(pk__in=appealed)

    @classmethod
    def comments_to_look_at(cls, viewer: Viewer) -> Q:
        """Of what was removed, the comments this viewer has to read to decide."""
        if not (viewer.leads or viewer.is_coordinator):
            return NONE
        reported = cls.open_for(viewer).filter(comment__isnull=False).values("comment_id")
        appealed = Appeal.open_for(viewer).filter(removal__comment__isnull=False).values("removal__comment_id")
        return Q(pk__in=reported) | Q(pk__in=appealed)

    @classmethod
    def askers_to_see(cls, viewer: Viewer) -> Q:
        """Of Asker rows, those of the very words that were reported, not of what they stand under."""
        if not (viewer.leads or viewer.is_coordinator):
            return NONE
        reported = cls.open_for(viewer)
        posts = reported if bug("report-leaks-name") else reported.filter(comment__isnull=True)
        comments = reported.filter(comment__isnull=False).values("comment_id")
        return Q(post_id__in=posts.values("post_id")) | Q(comment_id__in=comments)

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        """One's own; for who looks after the group those that are open, and what was decided about others."""
        own = Q(by_id=viewer.person_id) if viewer.is_member else NONE
        decided = Q(decided__isnull=False) & in_care_of(viewer)
        return own | Q(pk__in=cls.open_for(viewer).values("pk")) | decided

    @classmethod
    @transaction.atomic
    def make(cls, viewer: Viewer, post, comment, words: str) -> None:
        """Somebody reports something; to report it twice is to report it once."""
        if cls.from_viewer(viewer, post, comment):
            return
        report = cls(post=post, comment=comment, by_id=viewer.person_id, words=words)
        cls.objects.bulk_create([report], ignore_conflicts=True)
        record("reported", institution=post.group.institution, by=viewer.account_id, post=post.pk)

    @classmethod
    def from_viewer(cls, viewer: Viewer, post, comment=None) -> "Report | None":
        """What somebody reported before; of guests, who have no person, one is every guest's."""
        rows = cls.objects.trusted("one's own").filter(post=post, comment=comment, by_id=viewer.person_id)
        return rows.order_by("-at").first()

    @classmethod
    def about(cls, post, comment=None):
        """All open reports of the same words."""
        return cls.objects.trusted(WHY_DECIDE).filter(post=post, comment=comment, decided__isnull=True)

    def hide(self, by: Viewer) -> None:
        """Out of sight while somebody thinks about it: a removal without a reason yet."""
        Removal.begin(self, by, reason="")

    @transaction.atomic
    def keep(self, by: Viewer) -> None:
        """Nothing wrong with it. What was hidden meanwhile is back."""
        hidden = Removal.standing(self).first()
        self._decide(by, kept=True)
        if hidden:
            hidden.restore(by)

    @transaction.atomic
    def remove(self, by: Viewer, reason: str) -> None:
        self._decide(by, kept=False)
        Removal.begin(self, by, reason)

    def _decide(self, by, kept):
        decision = {"decided": timezone.now(), "decided_by_id": by.person_id, "kept": kept}
        Report.about(self.post_id, self.comment_id).update(**decision)


class Removal(Guarded):
    """A post or comment taken away, with the reason its writer reads; without one, it is being looked at."""

    personal = Personal(
        export=False, erase=False, why="A decision about a group's talk, without the words it was about."
    )

    post = ForeignKey("conversations.Post", models.CASCADE, related_name="removals")
    comment = ForeignKey("conversations.Comment", models.CASCADE, null=True, related_name="removals")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    reason = models.CharField(max_length=500, blank=True)
    by = ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    restored = models.DateTimeField(null=True)

    may = {
        "appeal": lambda removal, viewer: (
            bool(removal.reason)
            and removal.restored is None
            and Removal.objects.trusted("one's own").filter(written_by(viewer), pk=removal.pk).exists()
            and not Appeal.of(removal).exists()
        ),
    }

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        """The writer, who leads the group, and the coordinators."""
        return written_by(viewer) | in_care_of(viewer)

    @classmethod
    def standing(cls, about):
        """What hides the words of a report now."""
        rows = cls.objects.trusted(WHY_DECIDE)
        return rows.filter(post=about.post_id, comment=about.comment_id, restored__isnull=True)

    @classmethod
    @transaction.atomic
    def begin(cls, report: Report, by: Viewer, reason: str) -> "Removal":
        """Take away what was reported; what was hidden already gets its reason."""
        removal = cls.standing(report).first() or cls(post_id=report.post_id, comment_id=report.comment_id)
        removal.reason, removal.by_id, removal.at = reason, by.person_id, timezone.now()
        removal.save()
        removal._set(removal.at)
        verb = "comment.removed" if removal.comment_id else "post.removed"
        removal.record(verb, by=by.account_id)
        return removal

    @transaction.atomic
    def restore(self, by: Viewer) -> None:
        self.restored = timezone.now()
        self.save(update_fields=["restored"])
        self._set(None)
        self.record("post.restored", by=by.account_id)

    def _set(self, removed):
        thing = thing_of(self)
        thing.removed = removed
        thing.save(update_fields=["removed"])

    def record(self, verb: str, by: int | None) -> None:
        told = {"post": self.post_id} | ({"comment": self.comment_id} if self.comment_id else {})
        record(verb, institution=post_of(self).group.institution, by=by, **told)  # type: ignore[arg-type]

    @transaction.atomic
    def appeal(self, viewer: Viewer, words: str) -> "Appeal":
        """Its writer asks for another pair of eyes. The spine is not told who: it may stand without a name."""
        appeal = Appeal.objects.create(removal=self, by_id=viewer.person_id, words=words)
        self.record("appealed", by=None)
        return appeal


class Appeal(Guarded):
    """The writer of something removed asks to have it looked at again, by somebody else than who removed it."""

    personal = Personal(export=True, erase=False, why="What one wrote in an appeal.", words=("words",), signed=("by",))

    removal = ForeignKey(Removal, models.CASCADE, related_name="appeals")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    by = ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    words = models.CharField(max_length=1000)
    at = models.DateTimeField(default=timezone.now)
    decided = models.DateTimeField(null=True)
    decided_by = ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    granted = models.BooleanField(null=True)

    implies = ("removal",)
    may = {"decide": lambda appeal, viewer: type(appeal).open_for(viewer).filter(pk=appeal.pk).exists()}

    class Meta:
        constraints = [models.UniqueConstraint(fields=["removal"], name="looked_at_again_once")]

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        return Q(removal__in=Removal.objects.visible_to(viewer))

    @classmethod
    def of(cls, removal: Removal):
        return cls.objects.trusted("whether it was asked already").filter(removal=removal)

    @classmethod
    def open_for(cls, viewer: Viewer):
        """Appeals this viewer is to decide: nobody judges their own removal, nor their own words."""
        care = Removal.objects.trusted(WHY_DECIDE).filter(in_care_of(viewer)).exclude(written_by(viewer))
        if viewer.is_member and not bug("appeal-own-judge"):
            care = care.exclude(by_id=viewer.person_id)
        return cls.objects.trusted(WHY_DECIDE).filter(removal__in=care, decided__isnull=True)

    @transaction.atomic
    def decide(self, by: Viewer, granted: bool) -> None:
        self.decided, self.decided_by_id, self.granted = timezone.now(), by.person_id, granted
        self.save(update_fields=["decided", "decided_by", "granted"])
        if granted:
            self.removal.restore(by)
