"""Round: one time that the hosts ask people to come, from the button that sends it until the last one was asked."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kohort.access.guard import NONE, ForeignKey, Guarded, Viewer
from kohort.access.personal import Personal
from kohort.institutions.models import Institution
from kohort.kit.keys import new_key


class Round(Guarded):
    """Of people of one house. `agreed` is how many whoever pressed the button was told of: never more are asked.

    Some are asked at a time, the next ones `after` that moment.
    """

    personal = Personal(export=False, erase=False, why="That people were asked stays with the event.")

    class Whom(models.TextChoices):
        GROUPS = "groups", _("those in the groups that host it")
        MEMBERS = "members", _("all members")
        CHOSEN = "chosen", _("those who fit a choice of people")

    class State(models.TextChoices):
        GOING = "going", _("being sent")
        STOPPED = "stopped", _("stopped")
        DONE = "done", _("sent")

    event = ForeignKey("events.Event", models.CASCADE, related_name="rounds")
    institution = models.ForeignKey(Institution, models.CASCADE, related_name="+")
    by = ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    whom = models.CharField(max_length=8, choices=Whom.choices)
    rule = models.CharField(max_length=1000, blank=True, help_text="A Segment's query string.")
    agreed = models.PositiveIntegerField()
    asked = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=8, choices=State.choices, default=State.GOING)
    at = models.DateTimeField(default=timezone.now)
    after = models.DateTimeField(default=timezone.now)

    implies = ("event",)

    def __str__(self):
        return f"round {self.pk}"

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        """By those who run the event."""
        from kohort.events.event import Event  # which has rounds
        from kohort.events.hosting import Organiser

        if not (viewer.is_member or viewer.is_coordinator):
            return NONE
        runs = Event.objects.trusted("who runs an event asks people to come").filter(Organiser.runs(viewer))
        return Q(institution_id=viewer.institution_id, event__in=runs.values("pk"))
