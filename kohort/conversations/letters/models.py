"""Thread, Party, Letter: what two members write to each other; nobody else reads it, nor the office. And Arrived."""

from datetime import timedelta

from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kohort.access.guard import NONE, ForeignKey, Guarded, Open, Viewer
from kohort.access.personal import Personal
from kohort.activity.models import record
from kohort.institutions.models import Institution
from kohort.kit.bugs import bug
from kohort.kit.keys import new_key

LONGEST = 5_000  # characters of a letter
WHY_MINE = "one reads one's own letters"
PATIENCE = timedelta(days=7)  # before somebody who asked is told what else they can do


class Thread(Guarded):
    """A correspondence of two. Among classmates and fellows of a group it is open at once, else it waits for a yes.

    It stays when one of the two hides, leaves or blocks the other: what was written is theirs to read again. Who is not
    to be met has no name there, and no more letters go: whoever reads cannot tell which of the three it was.
    """

    class State(models.TextChoices):
        WAITING = "waiting"
        OPEN = "open"
        DECLINED = "declined"

    class Takes(models.TextChoices):
        MAIL = "mail", _("5 minutes: a few lines back")
        CALL = "call", _("15 minutes on the phone")
        MEETING = "meeting", _("Half an hour, by video or over a coffee")
        MORE = "more", _("More than that: I have said so above")

    personal = Personal(export=False, erase=False, why="An empty frame; what is in it belongs to its parties.")
    may = {"answer": lambda thread, viewer: thread.asks(viewer)}

    institution = models.ForeignKey(Institution, models.CASCADE, related_name="+")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    pair = models.CharField(max_length=50, unique=True, help_text="Ids of both, the lower first: one thread for two.")
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    takes = models.CharField(max_length=8, choices=Takes.choices, blank=True, help_text="What a request asks for.")
    begun_by = ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    last = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"letters {self.key}"

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        if not viewer.is_member:
            return NONE
        mine = Party.objects.trusted(WHY_MINE).filter(person_id=viewer.person_id)
        here = Q(institution_id=viewer.institution_id)
        return here if bug("letters-of-others") else here & Q(pk__in=mine.values("thread_id"))

    @staticmethod
    def pair_of(one: int, other: int) -> str:
        return f"{min(one, other)}-{max(one, other)}"

    def other_than(self, person_id: int | None) -> int | None:
        """The id of the other of the two; None when they have left for good."""
        rows = Party.objects.trusted("with whom one writes").filter(thread=self).exclude(person_id=person_id)
        return rows.values_list("person_id", flat=True).first()

    @classmethod
    def asking(cls, viewer: Viewer) -> Q:
        """Requests that wait for this viewer's yes."""
        return Q(state=cls.State.WAITING) & ~Q(begun_by_id=viewer.person_id)

    def asks(self, viewer: Viewer) -> bool:
        """Whether it is a request that waits for this viewer's yes."""
        return self.state == self.State.WAITING and self.begun_by_id != viewer.person_id

    def waits_for_an_answer(self, person_id: int | None) -> bool:
        """For who asked: no yes yet. A "not now" looks the same."""
        return self.state != self.State.OPEN and self.begun_by_id == person_id

    @property
    def is_overdue(self) -> bool:
        return self.at < timezone.now() - PATIENCE

    @transaction.atomic
    def accept(self) -> None:
        """Yes, let us write. Also after a "not now"."""
        closed = type(self).objects.trusted("an answer opens it once").filter(pk=self.pk).exclude(state=self.State.OPEN)
        if closed.update(state=self.State.OPEN):
            record("letter.answered", institution=self.institution, thread=self.pk)
        self.state = self.State.OPEN

    def decline(self) -> None:
        """Not now. Nobody is told."""
        waiting = type(self).objects.trusted("an answer").filter(pk=self.pk, state=self.State.WAITING)
        waiting.update(state=self.State.DECLINED)
        self.state = self.State.DECLINED

    def read_by(self, viewer: Viewer) -> None:
        """How far somebody has read is known to nobody else."""
        mine = Party.objects.trusted("one's own mark").filter(Party.unread(), thread=self, person_id=viewer.person_id)
        mine.update(read=self.last)  # what came while they read is still new


class Party(Guarded):
    """One of the two, and how far they have read."""

    personal = Personal(export=True, erase=True, why="With whom one writes letters.", without=("thread",))

    thread = ForeignKey(Thread, models.CASCADE, related_name="parties")
    person = ForeignKey("people.Person", models.CASCADE, related_name="+")
    read = models.DateTimeField(null=True)

    implies = ("thread",)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["thread", "person"], name="a_party_of_a_thread_once")]

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        return Q(thread__in=Thread.objects.visible_to(viewer))

    @staticmethod
    def unread() -> Q:
        return Q(read__isnull=True) | Q(read__lt=F("thread__last"))


class Letter(Guarded):
    """What one of the two wrote."""

    personal = Personal(
        export=True, erase=False, why="What one wrote in letters; the words go with the writer.", words=("text",)
    )

    thread = ForeignKey(Thread, models.CASCADE, related_name="letters")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    by = ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    text = models.TextField(max_length=LONGEST)
    at = models.DateTimeField(default=timezone.now)

    implies = ("thread",)

    class Meta:
        indexes = [models.Index(fields=["thread", "at"], name="letters_of_a_thread")]

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        return Q(thread__in=Thread.objects.visible_to(viewer))


class Arrived(Open):
    """A mail that has been answered with: the same one does not answer twice. Kept while mail servers try again."""

    open_because = "A number under a keyed hash and a day: nobody can be read out of it."

    KEPT = timedelta(days=30)

    digest = models.CharField(max_length=64, primary_key=True)
    at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"arrived {self.at:%Y-%m-%d}"

    @classmethod
    def note(cls, digest: str) -> bool:
        """Whether it is new; written in the transaction of the answer."""
        cls.objects.filter(at__lt=timezone.now() - cls.KEPT).delete()
        return bug("mail-twice") or cls.objects.get_or_create(digest=digest)[1]
