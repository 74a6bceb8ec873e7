"""CheckIn: somebody is here."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from kohort.access.guard import ForeignKey, Guarded, Viewer
from kohort.access.personal import Personal
from kohort.events.seats.models import Seat, told_of


class CheckIn(Guarded):
    """One head has come in: `place` 0 is whose seat it is, 1 the first guest. A phone that was without a network sends
    the same `mark` until it is heard; heads are counted once, whichever phone saw them."""

    personal = Personal(export=True, erase=True, why="That one was there.", without=("mark", "by"))

    event = ForeignKey("events.Event", models.CASCADE, related_name="check_ins")
    seat = ForeignKey(Seat, models.CASCADE, related_name="check_ins")
    place = models.PositiveSmallIntegerField(default=0)
    mark = models.CharField(max_length=40, unique=True)
    at = models.DateTimeField(default=timezone.now)
    by = ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")

    implies = ("event", "seat")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["seat", "place"], name="comes_in_once")]

    def __str__(self):
        return f"check-in {self.pk}"

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        return Q(seat__in=told_of(viewer))
