"""Thread, Party, Letter: what two members write to each other. Nobody else reads it, the office neither."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from kohort.access.guard import NONE, ForeignKey, Guarded, Viewer
from kohort.access.personal import Personal
from kohort.institutions.models import Institution
from kohort.kit.keys import new_key


class Thread(Guarded):
    """A correspondence of two. Among classmates and fellows of a group it is open at once, else it waits for a yes."""

    class State(models.TextChoices):
        WAITING = "waiting"
        OPEN = "open"
        DECLINED = "declined"

    personal = Personal(export=False, erase=False, why="An empty frame; what is in it belongs to its parties.")

    institution = models.ForeignKey(Institution, models.CASCADE, related_name="+")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    pair = models.CharField(max_length=50, unique=True, help_text="Ids of both, the lower first: one thread for two.")
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    begun_by = ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    last = models.DateTimeField(default=timezone.now)

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        if not viewer.is_member:
            return NONE
        mine = Party.objects.trusted("one reads one's own letters").filter(person_id=viewer.person_id)
        seen = Q(institution_id=viewer.institution_id, pk__in=mine.values("thread_id"))
        if viewer.apart:
            others = Party.objects.trusted("a block closes the letters too").filter(person_id__in=viewer.apart)
            seen &= ~Q(pk__in=others.values("thread_id"))
        return seen


class Party(Guarded):
    """One of the two, and how far they have read."""

    personal = Personal(export=True, erase=True, why="With whom one writes letters.")

    thread = ForeignKey(Thread, models.CASCADE, related_name="parties")
    person = ForeignKey("people.Person", models.CASCADE, related_name="+")
    read = models.DateTimeField(null=True)

    implies = ("thread",)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["thread", "person"], name="a_party_of_a_thread_once")]

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        return Q(thread__in=Thread.objects.visible_to(viewer))


class Letter(Guarded):
    """What one of the two wrote."""

    personal = Personal(
        export=True, erase=False, why="What one wrote in letters; the words go with the writer.", words=("text",)
    )

    thread = ForeignKey(Thread, models.CASCADE, related_name="letters")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    by = ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    text = models.TextField(max_length=5_000)
    at = models.DateTimeField(default=timezone.now)

    implies = ("thread",)

    class Meta:
        indexes = [models.Index(fields=["thread", "at"], name="letters_of_a_thread")]

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        return Q(thread__in=Thread.objects.visible_to(viewer))
