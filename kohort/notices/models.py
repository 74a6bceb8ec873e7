"""Wish: how often somebody wants to be written to, and who may ask them for something."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kohort.access.guard import NONE, ForeignKey, Guarded, Viewer
from kohort.access.personal import Personal
from kohort.institutions.models import Institution

from .told import Follow as Follow
from .told import Hearing as Hearing
from .told import Mailing as Mailing
from .told import Notice as Notice
from .told import Presence as Presence


class Rhythm(models.TextChoices):
    """How often we write of our own accord. What one has asked for, or signed up for, always comes."""

    AT_ONCE = "at-once", _("As it happens")
    WEEKLY = "weekly", _("Once a week")
    MONTHLY = "monthly", _("Once a month")
    QUARTERLY = "quarterly", _("Four times a year")
    NEEDED = "needed", _("Only what I must know")


class Wish(Guarded):
    """What one said last. The office sees it too: it does the writing."""

    personal = Personal(export=True, erase=True, why="How often one wants to be written to.")

    institution = models.ForeignKey(Institution, models.CASCADE, related_name="+")
    person = ForeignKey("people.Person", models.CASCADE, related_name="+")
    rhythm = models.CharField(max_length=10, choices=Rhythm.choices, default=Rhythm.MONTHLY)
    answers = models.BooleanField(default=True, help_text="What is said to one comes by mail at once.")
    digests = models.BooleanField(default=True)
    events = models.BooleanField(default=True, help_text="One may be asked to come to events, by mail.")
    asks = models.BooleanField(default=True, help_text="One may be asked by mail for what one offers.")
    since = models.DateTimeField(default=timezone.now)

    implies = ("person",)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person"], name="one_wish_each")]

    def __str__(self):
        return self.get_rhythm_display()

    @classmethod
    def of(cls, person_id: int, institution: Institution) -> "Wish":
        """What was said last, or what holds until something is said."""
        said = cls.objects.trusted("one's own wish").filter(person_id=person_id).first()
        return said or cls(person_id=person_id, institution=institution)

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        here = Q(institution_id=viewer.institution_id)
        if viewer.is_office:
            return here
        return here & Q(person_id=viewer.person_id) if viewer.is_member else NONE
