"""CallIn: a group asks the alumni office to invite those who fit its rule and have not come."""

from datetime import timedelta

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from kohort.access.guard import NONE, ForeignKey, Guarded, Viewer
from kohort.access.personal import Personal

from .office import lock


class CallIn(Guarded):
    """Who leads a group asks the office to invite those who fit its rule and have not come yet."""

    EVERY = timedelta(days=30)

    personal = Personal(export=False, erase=False, why="A wish of a group; answered or not, it is the group's.")

    group = ForeignKey("groups.Group", models.CASCADE, related_name="calls")
    by = ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    answered = models.DateTimeField(null=True)

    implies = ("group",)

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        return Q(group__institution_id=viewer.institution_id) if viewer.is_office else NONE

    @classmethod
    def last_of(cls, group):
        """When the office was asked in the last month; None when it may be asked now."""
        lately = timezone.now() - cls.EVERY
        rows = cls.objects.trusted("a group asks once a month").filter(group=group, at__gt=lately)
        return rows.order_by("-at").values_list("at", flat=True).first()

    @classmethod
    @transaction.atomic
    def ask(cls, group, by: Viewer) -> bool:
        """Whether the office is asked; it is not when it was within a month."""
        lock(group)
        if cls.last_of(group):
            return False
        cls.objects.create(group=group, by_id=by.person_id)
        return True

    @classmethod
    def answer(cls, group) -> None:
        """The office has seen to it."""
        waiting = cls.objects.trusted("an answer closes what was asked").filter(group=group, answered__isnull=True)
        waiting.update(answered=timezone.now())
