"""Bygone: what those did who have been erased since, as counts of a year."""

from django.db import models

from kohort.access.guard import Open
from kohort.institutions.models import Institution, Programme, Unit


class Line(models.TextChoices):
    """Which of the figures a count belongs to."""

    ALL = "all", "everything that was given"
    UNSAID = "unsaid", "of it, what nobody told of"
    KIND = "kind", "a kind of help"
    PLACE = "place", "a kind of help for a programme or unit"
    WAY = "way", "one of the four ways to take part"
    PART = "part", "one of the things a way consists of"


class Bygone(Open):
    """How many they were and how much they did. A year is the finest time, and no key leads to anybody.

    Rows with the same name are added up. `people` of one line overlap with those of another: who gave two kinds of help
    is in both, and once in ALL.
    """

    open_because = "A count names nobody."

    institution = models.ForeignKey(Institution, models.CASCADE, related_name="+")
    year = models.PositiveSmallIntegerField()
    line = models.CharField(max_length=6, choices=Line.choices)
    name = models.CharField(max_length=40, blank=True, help_text="A giving.catalogue.Kind, a Mode, or a Figure's name.")
    programme = models.ForeignKey(Programme, models.SET_NULL, null=True, related_name="+")
    unit = models.ForeignKey(Unit, models.SET_NULL, null=True, related_name="+")
    people = models.PositiveIntegerField()
    times = models.PositiveIntegerField()
    minutes = models.PositiveIntegerField()
    heads = models.PositiveIntegerField()

    class Meta:
        indexes = [models.Index(fields=["institution", "year"], name="bygone_by_year")]

    def __str__(self):
        return f"{self.year} {self.line} {self.name}"
