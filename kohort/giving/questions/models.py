"""Question, Asker, Routed and Reply: what somebody wonders, who that is, whom it was put to, and what they said."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kohort.access.guard import NONE, ForeignKey, Guarded, Viewer
from kohort.access.personal import Personal
from kohort.institutions.models import Institution, Programme
from kohort.kit.bugs import bug
from kohort.kit.keys import new_key

WHY = "whom a question was put to, and who asked it, decide who reads it"


class Question(Guarded):
    """Something a student, or anybody here, would like to know. Nothing in it says who: that is a row of its own.

    Letters between its parties: the office counts them and does not read. `unnamed`: those who answer read what one
    studies only (`programme`, where enough others do). `shared`: others may read it too, never who asked, once an
    answer may be kept as well. `sought` is when people were last looked for.
    """

    personal = Personal(
        export=True, erase=False, why="What one asked.", words=("title", "words"), signed=("asker__person",)
    )

    class State(models.TextChoices):
        OPEN = "open", _("waiting for answers")
        ENOUGH = "enough", _("answered")
        EXPIRED = "expired", _("nobody answered")
        WITHDRAWN = "withdrawn", _("taken back")

    institution = models.ForeignKey(Institution, models.CASCADE, related_name="+")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    title = models.CharField(_("your question"), max_length=160)
    words = models.TextField(_("more about it"), max_length=2000, blank=True)
    language = models.CharField(_("language"), max_length=2, default="en")
    unnamed = models.BooleanField(_("without my name"), default=False)
    programme = models.ForeignKey(Programme, models.SET_NULL, null=True, related_name="+")
    studies = models.BooleanField(_("student"), default=False)
    shared = models.BooleanField(_("others may read it too, without my name"), default=False)
    wanted = models.PositiveSmallIntegerField(default=2, help_text="So many answers end it.")
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    at = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField()
    sought = models.DateTimeField(null=True, editable=False)
    closed = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["institution", "state", "at"], name="questions_of_an_institution")]

    def __str__(self):
        return f"question {self.key}"

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        """By who asks, by whom it was put to, and by members where question and answer are kept for others."""
        if bug("office-reads-questions") and viewer.is_office:
            return Q(institution_id=viewer.institution_id)
        if not viewer.is_member:
            return NONE
        to_me = Routed.objects.trusted(WHY).filter(person_id=viewer.person_id).values("question_id")
        met = Reply.objects.trusted(WHY).exclude(person_id__in=viewer.apart)
        open_to_all = met.filter(Reply.open_to_all()).values("question_id")
        mine = Q(pk__in=cls.of(viewer)) | Q(pk__in=to_me) | Q(pk__in=open_to_all)
        return Q(institution_id=viewer.institution_id) & mine

    @staticmethod
    def of(viewer: Viewer):
        """The ids of those the viewer asked, as a query."""
        return Asker.objects.trusted(WHY).filter(person_id=viewer.person_id).values("question_id")

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN

    @property
    def is_gone(self) -> bool:
        """Taken back, or its asker has left and the words with them."""
        return self.state == self.State.WITHDRAWN or not self.title


class Asker(Guarded):
    """Who asks. Read by themselves, and by those it was put to where it was asked with a name; never by the office."""

    personal = Personal(export=True, erase=True, why="That one asked.", without=("question",))

    question = ForeignKey(Question, models.CASCADE, related_name="asker")
    person = ForeignKey("people.Person", models.CASCADE, related_name="+")

    implies = ("question",)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["question"], name="one_asker_a_question")]

    def __str__(self):
        return f"asker {self.pk}"

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        if not viewer.is_member:
            return NONE
        to_me = Routed.objects.trusted(WHY).filter(person_id=viewer.person_id).values("question_id")
        named = Q() if bug("unnamed-told") else Q(question__unnamed=False)
        return Q(person_id=viewer.person_id) | named & Q(question_id__in=to_me)


class Routed(Guarded):
    """A question was put to somebody."""

    personal = Personal(export=True, erase=True, why="Questions one was asked.", without=("key", "question"))

    class State(models.TextChoices):
        ASKED = "asked", _("asked")
        ANSWERED = "answered", _("answered")
        NO = "no", _("cannot")
        ENOUGH = "enough", _("not needed any more")
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

    def become(self, state: str) -> None:
        self.state = state
        self.save(update_fields=["state"])


class Reply(Guarded):
    """What somebody answered. `shared`: others may read it as well, under their name."""

    personal = Personal(export=True, erase=True, why="What one answered.", without=("key", "question"))

    question = ForeignKey(Question, models.CASCADE, related_name="replies")
    person = ForeignKey("people.Person", models.CASCADE, related_name="+")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    words = models.TextField(_("your answer"), max_length=4000)
    shared = models.BooleanField(_("others may read it too, with my name"), default=False)
    at = models.DateTimeField(default=timezone.now)
    thanked = models.DateTimeField(null=True)

    implies = ("question",)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["question", "person"], name="one_reply_each")]

    def __str__(self):
        return f"reply {self.pk}"

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        """By who asked and who answered; by members where both let it be kept. Two kept apart read nothing."""
        if not viewer.is_member:
            return NONE
        asked = Q(question_id__in=Question.of(viewer))
        here = Q(question__institution_id=viewer.institution_id) & ~Q(person_id__in=viewer.apart)
        return here & (Q(person_id=viewer.person_id) | asked | cls.open_to_all())

    @staticmethod
    def open_to_all() -> Q:
        """Those that others read: let by who answered and by who asked, whose words still stand."""
        both = Q(question__shared=True, question__title__gt="")
        return both if bug("kept-unasked") else both & Q(shared=True)
