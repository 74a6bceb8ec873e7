"""Feedback, Shot and Material: what people said of an event, its pictures, and what was shown there."""

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kohort.access.guard import NONE, ForeignKey, Guarded, Viewer
from kohort.access.personal import Personal
from kohort.activity.models import record
from kohort.events.planning.models import OfEvent
from kohort.kit.bugs import bug
from kohort.kit.keys import new_key

WHY = "whoever is in a picture may have it taken down"


class Feedback(Guarded):
    """Three answers by somebody who was there; nobody can tell who. Organisers read them."""

    event = ForeignKey("events.Event", models.CASCADE, related_name="feedback")
    stars = models.PositiveSmallIntegerField(help_text="1 to 5.")
    good = models.CharField(max_length=1000, blank=True)
    better = models.CharField(max_length=1000, blank=True)
    day = models.DateField(default=timezone.localdate, help_text="No hour: that would tell who.")

    def __str__(self):
        return f"feedback {self.pk}"

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        from kohort.events.event import Event  # which is talked of
        from kohort.events.hosting import Organiser

        runs = Event.objects.trusted("organisers read what was said").filter(Organiser.runs(viewer))
        return Q(event__in=runs.values("pk")) if viewer.is_member or viewer.is_coordinator else NONE


class Shot(Guarded):
    """A picture from the event. Whoever sees it may have it taken down at once; organisers decide afterwards."""

    personal = Personal(
        export=True, erase=False, why="A picture shows others, too.", words=("caption",), without=("digest",)
    )

    event = ForeignKey("events.Event", models.CASCADE, related_name="shots")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    by = ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    caption = models.CharField(_("caption"), max_length=200, blank=True)
    digest = models.CharField(max_length=16)
    large = models.BinaryField()
    small = models.BinaryField()
    at = models.DateTimeField(default=timezone.now)
    doubted = models.DateTimeField(null=True, help_text="Somebody asked to take it down; organisers alone see it.")

    implies = ("event",)
    may = {
        "change": lambda shot, viewer: shot.is_by(viewer) or shot.event.is_run_by(viewer),
        "decide": lambda shot, viewer: shot.event.is_run_by(viewer),
    }

    def __str__(self):
        return f"shot {self.pk}"

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        """By members who see the event: never by passers-by."""
        from kohort.events.event import Event  # which has pictures
        from kohort.events.hosting import Organiser

        if not (viewer.is_member or viewer.is_office):
            return NONE
        runs = Event.objects.trusted("organisers decide about pictures").filter(Organiser.runs(viewer)).values("pk")
        shown = Q() if bug("doubted-shown") else Q(doubted__isnull=True)
        return Q(event__in=runs) | shown & Q(event__in=Event.objects.visible_to(viewer))

    def is_by(self, viewer: Viewer) -> bool:
        return self.by_id is not None and self.by_id == viewer.person_id

    @transaction.atomic
    def doubt(self) -> None:
        """It is taken down at once. Who asked for that is written down nowhere."""
        rows = type(self).objects.trusted(WHY).filter(pk=self.pk, doubted__isnull=True)
        if rows.update(doubted=timezone.now()):
            record("shot.doubted", institution=self.event.institution, event=self.event_id, shot=self.pk)

    def show_again(self) -> None:
        """The organisers have looked at it, and asked who is in it."""
        type(self).objects.trusted(WHY).filter(pk=self.pk).update(doubted=None)


class Material(OfEvent):
    """Slides, a recording, an article: a link."""

    event = ForeignKey("events.Event", models.CASCADE, related_name="materials")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    title = models.CharField(_("what it is"), max_length=160)
    link = models.URLField(_("link"), max_length=500)

    def __str__(self):
        return self.title
