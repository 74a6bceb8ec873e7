"""Pair, Meeting and Check: who was brought together, when they met, and how it goes."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kohort.access.guard import ForeignKey, Guarded, Viewer
from kohort.access.personal import Personal
from kohort.kit.bugs import bug
from kohort.kit.keys import new_key
from kohort.people.models import Person

from .models import Part, Round

WHY = "a pair sees what is its own"


class Pair(Guarded):
    """A mentor and a mentee of a round. In a group, one row for each mentee; a talk has a time.

    `pinned`: whoever runs the round wants it so, and matching again leaves it. `barred`: never these two.
    """

    personal = Personal(
        export=True, erase=True, why="Whom one met in mentoring.", without=("mentor", "mentee", "sequence")
    )

    round = ForeignKey(Round, models.CASCADE, related_name="pairs")
    mentor = ForeignKey(Part, models.CASCADE, related_name="pairs_as_mentor")
    mentee = ForeignKey(Part, models.CASCADE, related_name="pairs_as_mentee")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    pinned = models.BooleanField(default=False)
    barred = models.BooleanField(default=False)
    at = models.DateTimeField(default=timezone.now)
    begun = models.DateTimeField(null=True, help_text="When both were told.")
    starts = models.DateTimeField(null=True, help_text="Of a talk.")
    sequence = models.PositiveIntegerField(default=0, help_text="RFC 5545 SEQUENCE of a talk.")
    ended = models.DateTimeField(null=True)

    implies = ("round",)
    may = {"meet": lambda pair, viewer: pair.is_of(viewer)}

    class Meta:
        constraints = [models.UniqueConstraint(fields=["mentor", "mentee"], name="paired_once")]
        indexes = [models.Index(fields=["round", "begun"], name="pairs_of_a_round")]

    def __str__(self):
        return f"pair {self.pk}"

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        """By the two once they were told, and by who runs the round. What has ended with somebody who is not to be
        seen any more is as gone as with somebody who was erased."""
        mine = cls._parts_of(viewer)
        told = Q() if bug("pair-early") else Q(begun__isnull=False)
        theirs = told & Q(barred=False) & (Q(mentor__in=mine) | Q(mentee__in=mine))
        known = Person.objects.visible_to(viewer).values("pk")
        seen = Part.objects.trusted(WHY).filter(person__in=known).values("pk")
        there = Q(ended__isnull=True) | Q(mentor__in=seen, mentee__in=seen)
        return theirs & there | Q(round__in=Round.run_by(viewer))

    def is_of(self, viewer: Viewer) -> bool:
        """Whether it is theirs, and they were told."""
        told = (self.begun is not None or bug("pair-early")) and not self.barred
        return told and self._parts_of(viewer).filter(pk__in=(self.mentor_id, self.mentee_id)).exists()

    @property
    def talks_soon(self) -> bool:
        """Whether a talk has its time, which is to come."""
        return self.starts is not None and self.starts > timezone.now()

    def unite(self) -> None:
        """Neither of the two is left alone any more."""
        Part.objects.trusted(WHY).filter(pk__in=(self.mentor_id, self.mentee_id)).update(alone=None)

    @classmethod
    def live(cls):
        """Those that run, as a query to filter further; it sees all."""
        return cls.objects.trusted(WHY).filter(begun__isnull=False, barred=False, ended__isnull=True)

    @staticmethod
    def _parts_of(viewer: Viewer):
        rows = Part.objects.trusted(WHY).filter(person_id=viewer.person_id, person_id__isnull=False)
        return rows.values("pk")


class Meeting(Guarded):
    """They met, or mean to. What was said is theirs."""

    personal = Personal(export=True, erase=True, why="When one met in mentoring.", without=("pair", "sequence"))

    pair = ForeignKey(Pair, models.CASCADE, related_name="meetings")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    on = models.DateField(_("when"))
    starts = models.DateTimeField(_("at what time"), null=True)
    minutes = models.PositiveSmallIntegerField(_("how long, in minutes"), default=60)
    sequence = models.PositiveIntegerField(default=0, help_text="RFC 5545 SEQUENCE of its calendar entry.")
    by = ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    implies = ("pair",)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pair", "on"], name="one_meeting_a_day")]

    def __str__(self):
        return f"meeting {self.pk}"

    @property
    def is_ahead(self) -> bool:
        return self.on >= timezone.localdate()

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        return Q(pair__in=Pair.objects.visible_to(viewer))


class Check(Guarded):
    """How is it going? Asked half-way, at the end and after a silence, of each of the two. Who ends a pair early says
    why unasked. Each answer is read by who gave it and by who runs the round, not by the other of the two."""

    personal = Personal(
        export=True,
        erase=True,
        why="How one said that mentoring goes.",
        without=("key", "pair__mentor__person", "pair__mentee__person"),  # what the other said is the other's
    )

    class Stage(models.TextChoices):
        MIDWAY = "midway", _("half-way")
        END = "end", _("at the end")
        SILENCE = "silence", _("when nothing was heard")
        EARLY = "early", _("when one ended it early")

    class Mood(models.IntegerChoices):
        WELL = 3, pgettext_lazy("how mentoring goes or went", "Well")
        SO_SO = 2, _("So so")
        BADLY = 1, _("Not well, or not at all")

    pair = ForeignKey(Pair, models.CASCADE, related_name="checks")
    part = ForeignKey(Part, models.CASCADE, related_name="checks")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    stage = models.CharField(max_length=8, choices=Stage.choices)
    asked = models.DateTimeField(default=timezone.now)
    answered = models.DateTimeField(null=True)
    mood = models.PositiveSmallIntegerField(choices=Mood.choices, null=True)
    words = models.CharField(_("anything whoever runs this should know"), max_length=1000, blank=True)

    implies = ("pair", "part")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pair", "part", "stage"], name="checked_once")]

    def __str__(self):
        return f"check {self.pk}"

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        own = Q(part__person_id=viewer.person_id, part__person_id__isnull=False)
        return own | Q(pair__round__in=Round.run_by(viewer))
