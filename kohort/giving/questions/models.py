"""Question, Routed and Reply: what somebody wonders, whom it was put to, and what they said."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kohort.access.guard import NONE, ForeignKey, Guarded, Viewer
from kohort.access.personal import Personal
from kohort.institutions.models import Institution
from kohort.kit.keys import new_key

WHY = "whom a question was put to decides who reads it"


class Question(Guarded):
    """Something a student, or anybody here, would like to know. `unnamed`: those who answer see what one studies only.

    Letters between its parties: the office counts them and does not read. `kept`: others may read it too, without who
    asked, once an answer may be kept as well.
    """

    personal = Personal(export=True, erase=False, why="What one asked.", words=("title", "words"))

    class State(models.TextChoices):
        OPEN = "open", _("waiting for answers")
        ENOUGH = "enough", _("answered")
        EXPIRED = "expired", _("nobody answered")
        WITHDRAWN = "withdrawn", _("taken back")

    institution = models.ForeignKey(Institution, models.CASCADE, related_name="+")
    by = ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    title = models.CharField(_("your question"), max_length=160)
    words = models.TextField(_("more about it"), max_length=2000, blank=True)
    language = models.CharField(_("language"), max_length=2, default="en")
    unnamed = models.BooleanField(_("without my name"), default=False)
    kept = models.BooleanField(_("others may read it too, without my name"), default=False)
    wanted = models.PositiveSmallIntegerField(default=2, help_text="So many answers end it.")
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    at = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField()
    closed = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["institution", "state", "at"], name="questions_of_an_institution"),
            models.Index(fields=["by", "at"], name="questions_of_a_person"),
        ]

    def __str__(self):
        return self.title

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        """By who asks, by whom it was put to, and by members where question and answer are kept for others."""
        if not viewer.is_member:
            return NONE
        to = Routed.objects.trusted(WHY).filter(person_id=viewer.person_id).values("question_id")
        open_to_all = Reply.objects.trusted(WHY).filter(kept=True, question__kept=True).values("question_id")
        mine = Q(by_id=viewer.person_id) | Q(pk__in=to) | Q(pk__in=open_to_all)
        return Q(institution_id=viewer.institution_id) & mine


class Routed(Guarded):
    """A question was put to somebody."""

    personal = Personal(export=True, erase=True, why="Questions one was asked.", without=("key",))

    class State(models.TextChoices):
        ASKED = "asked", _("asked")
        ANSWERED = "answered", _("answered")
        NO = "no", _("cannot")
        ENOUGH = "enough", _("others were quicker")
        EXPIRED = "expired", _("no answer")

    question = ForeignKey(Question, models.CASCADE, related_name="routed")
    person = ForeignKey("people.Person", models.CASCADE, related_name="+", db_index=False)
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    state = models.CharField(max_length=10, choices=State.choices, default=State.ASKED)
    at = models.DateTimeField(default=timezone.now)
    reply_by = models.DateTimeField()

    implies = ("question",)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["question", "person"], name="put_to_somebody_once")]
        indexes = [models.Index(fields=["person", "state"], name="questions_to_a_person")]

    def __str__(self):
        return f"routed {self.pk}"

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        """By themselves alone: whoever asks sees how many."""
        return Q(person_id=viewer.person_id) if viewer.is_member else NONE


class Reply(Guarded):
    """What somebody answered. `kept`: others may read it as well, under their name."""

    personal = Personal(export=True, erase=True, why="What one answered.", without=("key",))

    question = ForeignKey(Question, models.CASCADE, related_name="replies")
    person = ForeignKey("people.Person", models.CASCADE, related_name="+")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    words = models.TextField(_("your answer"), max_length=4000)
    kept = models.BooleanField(_("others may read it too, with my name"), default=False)
    at = models.DateTimeField(default=timezone.now)
    thanked = models.DateTimeField(null=True)

    implies = ("question",)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["question", "person"], name="one_reply_each")]

    def __str__(self):
        return f"reply {self.pk}"

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        """By who asked and who answered; by members where both let it be kept."""
        if not viewer.is_member:
            return NONE
        here = Q(question__institution_id=viewer.institution_id)
        open_to_all = Q(kept=True, question__kept=True)
        return here & (Q(person_id=viewer.person_id) | Q(question__by_id=viewer.person_id) | open_to_all)
