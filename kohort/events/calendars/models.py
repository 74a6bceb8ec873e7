"""CalendarKey: lets a calendar program read one's events, which cannot sign in."""

import secrets

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from kohort.access.guard import NONE, ForeignKey, Guarded, Viewer
from kohort.access.personal import Personal

WHY = "whoever holds the secret reads by it"


def new_secret() -> str:
    """136 bits, for an address that is a key."""
    return secrets.token_hex(17)


class CalendarKey(Guarded):
    """Opens the events one comes to, or those of one `group`, as the person may see them. A new one ends the old."""

    personal = Personal(export=True, erase=True, why="That a calendar reads one's events.", without=("secret",))

    person = ForeignKey("people.Person", models.CASCADE, related_name="+")
    group = ForeignKey("groups.Group", models.CASCADE, null=True, related_name="+")
    secret = models.CharField(max_length=40, unique=True, default=new_secret, editable=False)
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=Q(group__isnull=True), name="one_calendar_each"),
            models.UniqueConstraint(fields=["person", "group"], name="one_calendar_a_group"),
        ]

    def __str__(self):
        return f"calendar {self.pk}"

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        return Q(person_id=viewer.person_id) if viewer.is_member else NONE

    @classmethod
    def opening(cls, secret: str, institution_id: int) -> "CalendarKey | None":
        """The key with this secret, of somebody of the institution."""
        rows = cls.objects.trusted(WHY).filter(secret=secret, person__institution_id=institution_id)
        return rows.select_related("person").first()

    @classmethod
    @transaction.atomic
    def renew(cls, person_id: int, group=None) -> "CalendarKey":
        """A new address; the old one, if there was one, has ended."""
        cls.end(person_id, group)
        return cls.objects.create(person_id=person_id, group=group)

    @classmethod
    def end(cls, person_id: int, group=None) -> None:
        cls.objects.trusted(WHY).filter(person_id=person_id, group=group).delete()
