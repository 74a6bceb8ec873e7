"""Happening."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from kohort.access.guard import NONE, ForeignKey, Guarded, Viewer
from kohort.access.personal import Personal


class Happening(Guarded):
    """Somebody did something, perhaps about somebody. `particulars` holds figures and keys, never names or addresses.

    It reaches Person by a real key, so that export and erasure find it.
    """

    personal = Personal(export=True, erase=True, why="A trace of what one did, or of what was done about one.")

    institution = models.ForeignKey("institutions.Institution", models.CASCADE, related_name="+")
    verb = models.CharField(max_length=40)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    about = ForeignKey("people.Person", models.CASCADE, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    particulars = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["institution", "verb", "-at"], name="happenings_by_verb")]

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        if viewer.is_coordinator:
            return Q(institution_id=viewer.institution_id)
        if viewer.is_member:
            return Q(institution_id=viewer.institution_id, about_id=viewer.person_id)
        return NONE


def record(verb: str, *, institution, by=None, about=None, **particulars) -> Happening:
    """Write down a verb, in the transaction of the deed itself. `by` is an Account id or None (a command)."""
    return Happening.objects.create(verb=verb, institution=institution, by_id=by, about=about, particulars=particulars)
