"""Given: what somebody gave, once: the outcome that every ask, question and pair ends in, and that is counted."""

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kohort.access.guard import NONE, ForeignKey, Guarded, Viewer
from kohort.access.personal import Personal
from kohort.institutions.models import Institution, Programme, Unit
from kohort.kit.bugs import bug
from kohort.kit.keys import new_key

from .catalogue import Kind

LATELY = timedelta(days=30)  # so long whoever logged a visit may take it back


class Given(Guarded):
    """A lecture held, a question answered, a term of mentoring: for a person, a programme and a year.

    Written by whoever received it, or by the system where it knows. `words` is one line of what came of it, `thanks`
    what the receiver says to the giver.
    """

    personal = Personal(export=True, erase=True, why="What one gave, and what came of it.", without=("unsaid",))

    institution = models.ForeignKey(Institution, models.CASCADE, related_name="+")
    person = ForeignKey("people.Person", models.CASCADE, related_name="+")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    kind = models.CharField(_("what it was"), max_length=16, choices=Kind.choices)
    title = models.CharField(_("what it was about"), max_length=120, blank=True)
    unit = models.ForeignKey(Unit, models.SET_NULL, null=True, blank=True, related_name="+")
    programme = models.ForeignKey(Programme, models.SET_NULL, null=True, blank=True, related_name="+")
    on = models.DateField(_("when"), default=timezone.localdate)
    minutes = models.PositiveSmallIntegerField(_("how long, in minutes"), null=True, blank=True)
    heads = models.PositiveSmallIntegerField(_("how many were there"), null=True, blank=True)
    words = models.CharField(_("what came of it"), max_length=300, blank=True)
    thanks = models.CharField(_("thanks"), max_length=500, blank=True)
    by = ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    ask = ForeignKey("giving.Ask", models.SET_NULL, null=True, related_name="+")
    question = ForeignKey("giving.Question", models.SET_NULL, null=True, related_name="+")
    pair = ForeignKey("giving.Pair", models.SET_NULL, null=True, related_name="+")
    round = ForeignKey("giving.Round", models.SET_NULL, null=True, related_name="+")  # outlives a pair one of whom left
    unsaid = models.BooleanField(default=False, help_text="It counts because both agreed; nobody told how it went.")

    VISIT = {"ask": None, "question": None, "round": None}  # logged by somebody, and no more

    may = {
        "take back": lambda given, viewer: given.is_visit and (given.is_from(viewer) or given.was_logged_by(viewer)),
        "certify": lambda given, viewer: (
            not given.unsaid and (given.is_from(viewer) or viewer.is_office or bug("certificate-of-others"))
        ),
    }

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ask", "person"], name="an_ask_ends_once"),
            models.UniqueConstraint(fields=["question", "person"], name="a_question_counts_once"),
            models.UniqueConstraint(fields=["pair", "person"], name="a_pair_counts_once"),
        ]
        indexes = [models.Index(fields=["institution", "on"], name="given_by_year")]

    def __str__(self):
        return self.title or self.get_kind_display()

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        """By who gave, who received, and the office."""
        here = Q(institution_id=viewer.institution_id)
        if viewer.is_office:
            return here
        mine = Q(person_id=viewer.person_id) | Q(by_id=viewer.person_id)
        return here & mine if viewer.is_member else NONE

    @property
    def is_visit(self) -> bool:
        return not (self.ask_id or self.question_id or self.round_id)

    def was_logged_by(self, viewer: Viewer) -> bool:
        theirs = (viewer.is_member and self.by_id == viewer.person_id) or bug("taken-back-by-others")
        return theirs and self.at > timezone.now() - LATELY

    def is_from(self, viewer: Viewer) -> bool:
        return viewer.is_member and self.person_id == viewer.person_id
