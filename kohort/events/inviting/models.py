"""Meant and Near: who was asked to come, and who wants to hear of what is near."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kohort.access.guard import NONE, ForeignKey, Guarded, Viewer
from kohort.access.personal import Personal
from kohort.kit.keys import new_key


class Meant(Guarded):
    """Somebody is meant: they fit what the event is for, or were asked by the hosts. They see the event.

    `told` is when a notice went out; who fits a choice and was not told yet has none. Read by themselves alone: hosts
    see how many.
    """

    personal = Personal(export=True, erase=True, why="Which events one was asked to.", without=("key", "round"))

    event = ForeignKey("events.Event", models.CASCADE, related_name="meant", db_index=False)
    person = ForeignKey("people.Person", models.CASCADE, related_name="+", db_index=False)
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    at = models.DateTimeField(default=timezone.now)
    told = models.DateTimeField(null=True)
    round = ForeignKey("events.Round", models.SET_NULL, null=True, related_name="+", help_text="Null: what is near.")
    round = ForeignKey("events.Round", models.SET_NULL, null=True, related_name="+", help_text="Null: what is near.")
    declined = models.DateTimeField(null=True)

    implies = ("event",)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "person"], name="meant_once")]
        indexes = [models.Index(fields=["person", "event"], name="events_asked_to")]

    def __str__(self):
        return f"meant {self.pk}"

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        return Q(person_id=viewer.person_id) if viewer.is_member else NONE

    @classmethod
    def events_of(cls, person_id: int | None):
        """The ids of the events somebody is meant to see, as a query to filter by."""
        rows = cls.objects.trusted("whoever is asked sees what to").filter(person_id=person_id)
        return rows.filter(person_id__isnull=False).values("event_id")


class Near(Guarded):
    """How far somebody would go: they hear of new events that are as near as that to where they live."""

    personal = Personal(export=True, erase=True, why="How far one would go to an event.")

    person = ForeignKey("people.Person", models.CASCADE, related_name="+")
    km = models.PositiveSmallIntegerField(_("how far"), default=50)
    only_topics = models.BooleanField(_("only what has to do with my topics"), default=False)
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person"], name="one_distance_each")]

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        return Q(person_id=viewer.person_id) if viewer.is_member else NONE
