"""Remembered: somebody whom a member would like to see here."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kohort.access.guard import NONE, ForeignKey, Guarded, Viewer
from kohort.access.personal import Personal
from kohort.institutions.models import Institution


class Remembered(Guarded):
    """A name as a member typed it, gone once a letter is on its way. What no letter came of the office sees."""

    personal = Personal(export=False, erase=True, why="What somebody typed about another; gone within 180 days.")

    institution = models.ForeignKey(Institution, models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    study = ForeignKey("people.Study", models.SET_NULL, null=True, related_name="+")
    given_names = models.CharField(_("First name"), max_length=120)
    surname = models.CharField(_("Surname"), max_length=120)
    at = models.DateTimeField(default=timezone.now)
    looked = models.DateTimeField(null=True, help_text="Since when the office sees it.")
    person = ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")

    implies = ("study", "person")

    def __str__(self):
        return f"remembered {self.pk}"

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        return Q(institution_id=viewer.institution_id, looked__isnull=False) if viewer.is_office else NONE
