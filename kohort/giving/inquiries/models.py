"""Inquiry: an alumna asks a unit for a research partner, a course, a class visit."""

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kohort.access.guard import NONE, ForeignKey, Guarded, Viewer
from kohort.access.personal import Personal
from kohort.institutions.models import Institution, Unit
from kohort.kit.keys import new_key

LATE = timedelta(days=14)


class Inquiry(Guarded):
    """Something wanted from the house. The office finds who can help; whoever takes it answers."""

    personal = Personal(
        export=True,
        erase=False,
        why="What one asked the university for.",
        words=("title", "words", "organisation"),
        signed=("by",),  # not who took it: the words are not theirs
    )

    class Kind(models.TextChoices):
        RESEARCH = "research", _("research together")
        COURSE = "course", _("a course or training")
        VISIT = "visit", _("a class comes to visit")
        STUDENTS = "students", _("students for a task")
        OTHER = "other", _("something else")

    class State(models.TextChoices):
        OPEN = "open", _("waiting")
        TAKEN = "taken", _("somebody looks into it")
        DONE = "done", _("something came of it")
        CLOSED = "closed", _("nothing came of it")

    institution = models.ForeignKey(Institution, models.CASCADE, related_name="+")
    by = ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    kind = models.CharField(_("what"), max_length=10, choices=Kind.choices)
    unit = models.ForeignKey(Unit, models.SET_NULL, null=True, blank=True, related_name="+")
    organisation = models.CharField(_("for whom"), max_length=160, blank=True)
    title = models.CharField(_("in one line"), max_length=120)
    words = models.TextField(_("more about it"), max_length=2000, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    taken_by = ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    answer = models.TextField(_("what you answer"), max_length=2000, blank=True)
    outcome = models.CharField(_("what came of it"), max_length=300, blank=True)
    at = models.DateTimeField(default=timezone.now)
    answered = models.DateTimeField(null=True)
    closed = models.DateTimeField(null=True)

    GOING_ON = (State.OPEN, State.TAKEN)
    may = {
        "answer": lambda inquiry, viewer: inquiry.goes_on and (viewer.is_office or inquiry.is_with(viewer)),
        "give": lambda inquiry, viewer: inquiry.goes_on and viewer.is_office,
        "close": lambda inquiry, viewer: inquiry.goes_on and (viewer.is_office or inquiry.is_with(viewer)),
        "withdraw": lambda inquiry, viewer: inquiry.goes_on and inquiry.is_from(viewer),
    }

    class Meta:
        indexes = [models.Index(fields=["institution", "state", "at"], name="inquiries_by_state")]

    def __str__(self):
        return self.title

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        """By who asked, by the office, and by whoever it was given to."""
        here = Q(institution_id=viewer.institution_id)
        if viewer.is_office:
            return here
        mine = Q(by_id=viewer.person_id) | Q(taken_by_id=viewer.person_id)
        return here & mine if viewer.is_member else NONE

    @property
    def goes_on(self) -> bool:
        return self.state in self.GOING_ON

    @property
    def is_late(self) -> bool:
        """Nobody has answered for too long."""
        return self.goes_on and self.answered is None and self.at < timezone.now() - LATE

    def is_from(self, viewer: Viewer) -> bool:
        return viewer.is_member and self.by_id == viewer.person_id

    def is_with(self, viewer: Viewer) -> bool:
        return viewer.is_member and self.taken_by_id == viewer.person_id
