"""Question and Answer: what the hosts want to know of who comes. Diets are health data, and soon forgotten."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kohort.access.guard import ForeignKey, Guarded, Viewer
from kohort.access.personal import Personal
from kohort.kit.keys import new_key

from .models import Seat, told_of


class Question(Guarded):
    """Meant of everybody who joins; one's own words, a choice, a diet or a year."""

    class Kind(models.TextChoices):
        TEXT = "text", _("a few words")
        CHOICE = "choice", _("one of several")
        DIET = "diet", _("food")
        YEAR = "year", _("a year")

    event = ForeignKey("events.Event", models.CASCADE, related_name="questions")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    kind = models.CharField(_("kind"), max_length=6, choices=Kind.choices, default=Kind.TEXT)
    words = models.CharField(_("question"), max_length=200)
    choices = models.JSONField(_("choices"), default=list, blank=True)
    required = models.BooleanField(_("has to be answered"), default=False)
    position = models.PositiveSmallIntegerField(default=0)

    implies = ("event",)

    def __str__(self):
        return self.words

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        from kohort.events.event import Event  # which has questions

        return Q(event__in=Event.objects.visible_to(viewer))


class Answer(Guarded):
    """What one of those who come said; read by them and by the organisers."""

    personal = Personal(export=True, erase=True, why="What one told the hosts of an event.")

    seat = ForeignKey(Seat, models.CASCADE, related_name="answers")
    question = ForeignKey(Question, models.CASCADE, related_name="answers")
    text = models.CharField(max_length=500)

    implies = ("seat", "question")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["seat", "question"], name="one_answer_a_question")]

    def __str__(self):
        return f"answer {self.pk}"

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        return Q(seat__in=told_of(viewer))
