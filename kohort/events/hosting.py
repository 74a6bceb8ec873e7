"""Host and Organiser: in whose name an event is, and who does the work."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from kohort.access.guard import NONE, ForeignKey, Guarded, Viewer
from kohort.access.personal import Personal
from kohort.groups.models import inside
from kohort.institutions.models import Institution, Unit
from kohort.kit.bugs import bug
from kohort.kit.keys import new_key

WHY = "in whose name an event is decides who sees and plans it"


class Host(Guarded):
    """A house, or one of its units or groups. An event has one of its home at least; null `agreed`: asked to join in.

    Another institution shows the event to its own once it has agreed; of people, both know the guest list and no more.
    """

    event = ForeignKey("events.Event", models.CASCADE, related_name="hosts")
    institution = models.ForeignKey(Institution, models.CASCADE, related_name="+")
    unit = models.ForeignKey(Unit, models.CASCADE, null=True, blank=True, related_name="+")
    group = ForeignKey("groups.Group", models.CASCADE, null=True, blank=True, related_name="+")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    asked = models.DateTimeField(default=timezone.now)
    agreed = models.DateTimeField(null=True)

    implies = ("event",)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["event", "institution"],
                condition=Q(unit__isnull=True, group__isnull=True),
                name="a_house_once_a_host",
            ),
            models.UniqueConstraint(fields=["event", "unit"], name="a_unit_once_a_host"),
            models.UniqueConstraint(fields=["event", "group"], name="a_group_once_a_host"),
        ]
        indexes = [models.Index(fields=["institution", "agreed"], name="events_of_a_host")]

    def __str__(self):
        return f"host {self.pk}"

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        from .event import Event  # which has hosts

        return Q(event__in=Event.objects.visible_to(viewer)) & (Q(agreed__isnull=False) | Q(event__in=_run(viewer)))

    @classmethod
    def at(cls, institution_id: int):
        """The ids of the events a house takes part in, as a query to filter by."""
        rows = cls.objects.trusted(WHY).filter(institution_id=institution_id)
        return (rows if bug("unagreed-host") else rows.filter(agreed__isnull=False)).values("event_id")

    @classmethod
    def of_groups(cls, viewer: Viewer):
        """The same for the groups the viewer is in, as a member or as a guest."""
        rows = cls.objects.trusted(WHY).filter(inside(viewer), agreed__isnull=False)
        return rows.values("event_id")

    @classmethod
    def spoken_for(cls, viewer: Viewer):
        """Rows of hosts the viewer leads, as a query to filter by."""
        led = Q(group_id__in=viewer.leads) if viewer.is_member else NONE
        office = Q(institution_id=viewer.institution_id) if viewer.is_coordinator else NONE
        return cls.objects.trusted(WHY).filter(led | office, agreed__isnull=False)


class Organiser(Guarded):
    """Somebody who plans the event: its proposer, and whoever was asked to help."""

    personal = Personal(export=True, erase=True, why="Which events one plans.")

    event = ForeignKey("events.Event", models.CASCADE, related_name="organisers")
    person = ForeignKey("people.Person", models.CASCADE, related_name="+")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    since = models.DateTimeField(default=timezone.now)

    implies = ("event",)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "person"], name="an_organiser_once")]

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        """By those who plan it with them."""
        return Q(event__in=_run(viewer)) if viewer.is_member or viewer.is_coordinator else NONE

    @classmethod
    def runs(cls, viewer: Viewer) -> Q:
        """A condition on Event: that the viewer plans it, or speaks for a host; a proposal not sent is one's own."""
        if not (viewer.is_member or viewer.is_coordinator):
            return NONE
        mine = cls.objects.trusted(WHY).filter(person_id=viewer.person_id, person_id__isnull=False)
        told = Q(published__isnull=False) | Q(proposed__isnull=False)
        return Q(pk__in=mine.values("event_id")) | told & Q(pk__in=Host.spoken_for(viewer).values("event_id"))


def _run(viewer: Viewer):
    from .event import Event  # which has hosts

    return Event.objects.trusted(WHY).filter(Organiser.runs(viewer)).values("pk")
