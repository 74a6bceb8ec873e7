"""Item, Speaker, Task, Taker and Cover: the programme of an event, who does what for it, and what it looks like."""

from django.conf import settings
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from kohort.access.guard import NONE, ForeignKey, Guarded, Viewer
from kohort.access.personal import Personal
from kohort.activity.models import record
from kohort.kit.bugs import bug
from kohort.kit.keys import new_key
from kohort.people.models import Person

WHY = "who does what for an event decides what they see"


class OfEvent(Guarded):
    """What is seen wherever its event is."""

    implies: tuple[str, ...] = ("event",)

    class Meta:
        abstract = True

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        from kohort.events.event import Event  # which has all these

        return Q(event__in=Event.objects.visible_to(viewer))


class Item(OfEvent):
    """One thing on the programme."""

    event = ForeignKey("events.Event", models.CASCADE, related_name="items")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    at = models.DateTimeField(_("at"), null=True, blank=True)
    title = models.CharField(_("what"), max_length=160)
    words = models.TextField(_("about it"), max_length=1000, blank=True)

    def __str__(self):
        return self.title


class Speaker(Guarded):
    """Somebody on the programme, under the name the hosts wrote; a member is linked once they have agreed."""

    personal = Personal(export=True, erase=True, why="Where one speaks.")

    item = ForeignKey(Item, models.CASCADE, related_name="speakers")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    name = models.CharField(_("name"), max_length=120)
    title = models.CharField(_("who that is"), max_length=160, blank=True)
    person = ForeignKey("people.Person", models.CASCADE, null=True, blank=True, related_name="+")
    agreed = models.DateTimeField(null=True)

    implies = ("item",)

    def __str__(self):
        return self.name

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        from kohort.events.event import Event  # which has a programme
        from kohort.events.hosting import Organiser

        plans = Event.objects.trusted(WHY).filter(Organiser.runs(viewer)).values("pk")
        return Q(item__in=Item.objects.visible_to(viewer)) & (cls.named_to(viewer) | Q(item__event__in=plans))

    @classmethod
    def named_to(cls, viewer: Viewer) -> Q:
        """Of events at hand: a member stands on the programme once they have agreed, and while they are not hidden.
        Until then they themselves see the name, and those who plan it (who are not in this condition)."""
        hidden = Person.objects.trusted(WHY).filter(pk=OuterRef("person_id"), hidden_since__isnull=False)
        willing = Q() if bug("speaker-unasked") else Q(agreed__isnull=False)
        there = Q(person__isnull=True) | willing & ~Q(Exists(hidden)) & ~Q(person_id__in=viewer.apart)
        return there | Q(person_id=viewer.person_id, person_id__isnull=False)

    @classmethod
    def events_of(cls, person_id: int | None):
        """The ids of the events somebody was asked to speak at, as a query to filter by: they see what to."""
        rows = cls.objects.trusted(WHY).filter(person_id=person_id, person_id__isnull=False)
        return rows.values("item__event_id")

    @classmethod
    @transaction.atomic
    def ask(cls, item: Item, person, by: Viewer, title: str = "") -> "Speaker":
        """A member is on the programme by their name, and linked once they have said yes. Asked once an item; who was
        asked as often as they said hears nothing, and finds the question on the page of the event."""
        named = {"name": person.name, "title": title}
        speaker, is_new = cls.objects.trusted(WHY).get_or_create(item=item, person=person, defaults=named)
        if is_new and import_string(settings.APPROACH)(person.pk, "event"):
            told = {"about": person, "event": item.event_id}
            record("speaker.asked", institution=person.institution, by=by.account_id, **told)
        return speaker

    def agree(self) -> None:
        """That is right: the name on the programme leads to the person."""
        self.agreed = timezone.now()
        self.save(update_fields=["agreed"])


class Task(Guarded):
    """Work for helpers: "two for the door"."""

    event = ForeignKey("events.Event", models.CASCADE, related_name="tasks")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    words = models.CharField(_("what to do"), max_length=160)
    wanted = models.PositiveSmallIntegerField(_("how many"), default=1)
    at = models.DateTimeField(_("at"), null=True, blank=True)

    implies = ("event",)

    def __str__(self):
        return self.words

    @transaction.atomic
    def take(self, person) -> bool:
        """Somebody does it; False where enough others do already. Twice is once."""
        list(type(self).objects.trusted(WHY).select_for_update().filter(pk=self.pk).values_list("pk"))
        takers = Taker.objects.trusted(WHY).filter(task=self)
        if takers.filter(person=person).exists():
            return True
        if takers.count() >= self.wanted and not bug("task-overfull"):
            return False
        Taker.objects.create(task=self, person=person)
        told = {"by": person.account_id, "about": person, "event": self.event_id}
        record("task.taken", institution=person.institution, **told)
        return True

    def leave(self, person) -> None:
        """Somebody else may do it."""
        Taker.objects.trusted(WHY).filter(task=self, person=person).delete()

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        """By members who see the event: whoever wants to helps."""
        from kohort.events.event import Event  # which has tasks

        return Q(event__in=Event.objects.visible_to(viewer)) if viewer.is_member or viewer.is_office else NONE


class Taker(Guarded):
    """Who does a task."""

    personal = Personal(export=True, erase=True, why="What one helped with.")

    task = ForeignKey(Task, models.CASCADE, related_name="takers")
    person = ForeignKey("people.Person", models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    implies = ("task",)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["task", "person"], name="a_task_once")]

    def __str__(self):
        return f"taker {self.pk}"

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        """By the helper, and by those who plan the event."""
        from kohort.events.event import Event  # which has tasks
        from kohort.events.hosting import Organiser

        if not (viewer.is_member or viewer.is_office):
            return NONE
        runs = Event.objects.trusted("rights").filter(Organiser.runs(viewer)).values("pk")
        own = Q(person_id=viewer.person_id, task__in=Task.objects.visible_to(viewer))
        return own | Q(task__event__in=runs)


class Cover(OfEvent):
    """What an event looks like, made anew from what was sent: see `kit.pictures`."""

    event = ForeignKey("events.Event", models.CASCADE, related_name="covers")
    digest = models.CharField(max_length=16)
    large = models.BinaryField()
    small = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event"], name="one_cover_of_an_event")]
