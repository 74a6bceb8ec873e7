"""CalendarKey: lets a calendar program read one's events, which cannot sign in."""

import secrets

from django.db import models
from django.db.models import Q
from django.utils import timezone

from kohort.access.guard import NONE, ForeignKey, Guarded, Viewer
from kohort.access.personal import Personal


def new_secret() -> str:
    """130 bits, for an address that is a key."""
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
