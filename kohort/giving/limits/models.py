"""Approach and Policy: every time somebody was asked for something, and who may ask."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kohort.access.guard import NONE, ForeignKey, Guarded, Open, Viewer
from kohort.access.personal import Personal
from kohort.institutions.models import Institution


class Approach(Guarded):
    """Somebody was asked for something: what their limit counts. Answered or not, it was a call on their time."""

    personal = Personal(export=True, erase=True, why="How often one was asked.")

    class For(models.TextChoices):
        ASK = "ask", _("a lecture, a visit or the like")
        QUESTION = "question", _("a question")
        MENTORING = "mentoring", _("mentoring")
        EVENT = "event", _("the programme of an event")
        TALK = "talk", _("a question in a group")

    person = ForeignKey("people.Person", models.CASCADE, related_name="+", db_index=False)
    what = models.CharField(max_length=10, choices=For.choices)
    kind = models.CharField(max_length=16, blank=True, help_text="Of giving.catalogue.Kind, where it was one.")
    at = models.DateTimeField(default=timezone.now)

    implies = ("person",)

    class Meta:
        indexes = [models.Index(fields=["person", "-at"], name="approaches_to_a_person")]

    def __str__(self):
        return f"approach {self.pk}"

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        """One's own; the office sees how the load is shared."""
        if viewer.is_office:
            return Q(person__institution_id=viewer.institution_id)
        return Q(person_id=viewer.person_id) if viewer.is_member else NONE


class Policy(Open):
    """What an institution decided about asking."""

    open_because = "A rule of the house names nobody."

    institution = models.OneToOneField(Institution, models.CASCADE, related_name="+")
    students_ask = models.BooleanField(
        _("Students may ask for a lecture, a visit or the like themselves"), default=False
    )
    students_question = models.BooleanField(_("Students may send a question to alumni who are willing"), default=True)
    outsiders_post = models.BooleanField(_("Employers from outside may suggest jobs and theses"), default=True)

    @classmethod
    def of(cls, institution: Institution) -> "Policy":
        """What was decided; else as the columns begin."""
        return cls.objects.filter(institution=institution).first() or cls(institution=institution)
