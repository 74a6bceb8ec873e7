"""Outsider: an employer from outside, by the address that speaks for it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kohort.access.guard import NONE, Guarded, Viewer
from kohort.access.personal import Personal
from kohort.institutions.models import Institution
from kohort.kit.keys import new_key


class Outsider(Guarded):
    """Proved by a code, approved by the office once: then what it posts stands at once. Not a person of the register.

    Nothing of one that is not proved is shown to anybody; it is gone a day later. `why` is told with a refusal.
    """

    personal = Personal(export=False, erase=False, why="An employer, not somebody of the register.")

    institution = models.ForeignKey(Institution, models.CASCADE, related_name="+")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    name = models.CharField(_("your name"), max_length=120)
    organisation = models.CharField(_("employer"), max_length=160)
    email = models.EmailField(_("work e-mail"), help_text="Lower case.")
    language = models.CharField(max_length=2, choices=settings.LANGUAGES, default="en")
    proved = models.DateTimeField(null=True)
    approved = models.DateTimeField(null=True)
    refused = models.DateTimeField(null=True)
    why = models.CharField(_("why not"), max_length=300, blank=True)
    at = models.DateTimeField(default=timezone.now)

    may = {"decide": lambda outsider, viewer: viewer.is_coordinator}

    class Meta:
        constraints = [models.UniqueConstraint(fields=["institution", "email"], name="an_outsider_once")]

    def __str__(self):
        return self.organisation

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        return Q(institution_id=viewer.institution_id, proved__isnull=False) if viewer.is_office else NONE
