"""Host and Organiser: in whose name an event is, and who does the work."""

from django.db import models, transaction
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from kohort.access.guard import NONE, ForeignKey, Guarded, Viewer
from kohort.access.personal import Personal
from kohort.activity.models import record
from kohort.groups.models import inside
from kohort.institutions.models import Institution, Unit
from kohort.kit.bugs import bug
from kohort.kit.keys import new_key
from kohort.people.models import Person

WHY = "in whose name an event is decides who sees and plans it"


class LastOne(Exception):
    """An event keeps one host of its home at least, and a plan nobody else sees keeps one who plans it."""


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
    may = {
        "answer": lambda host, viewer: host.is_spoken_for_by(viewer),
        "end": lambda host, viewer: host.is_spoken_for_by(viewer) or host.is_taken_back_by(viewer),
    }

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
        """Wherever the event is, once it has agreed; before, by organisers and by who is to answer.

        Another house sees what it has agreed to while that is still a draft.
        """
        from .event import Event  # which has hosts

        seen = Q(agreed__isnull=False) | Q(event__in=_run(viewer))
        asked = Q(agreed__isnull=True) | ~Q(institution=F("event__institution"))
        return Q(event__in=Event.objects.visible_to(viewer)) & seen | asked & _speaks(viewer)

    @classmethod
    @transaction.atomic
    def ask(cls, event, by: Viewer, **whom) -> "Host":
        """`whom`: institution, with a unit or a group of it or neither. In one's own name it is agreed at once."""
        host, is_new = cls.objects.trusted(WHY).get_or_create(event=event, **{"unit": None, "group": None, **whom})
        if is_new:
            host._note("event.host_asked", event.institution, by)
        if host.is_spoken_for_by(by):
            host.agree(by)
        return host

    @transaction.atomic
    def agree(self, by: Viewer) -> None:
        """From now on its own see the event, and it is theirs to plan as well."""
        waiting, self.agreed = type(self).objects.trusted(WHY).filter(pk=self.pk, agreed__isnull=True), timezone.now()
        if waiting.update(agreed=self.agreed):
            self._note("event.host_agreed", self.institution, by)

    @transaction.atomic
    def end(self, by: Viewer) -> None:
        """No more; also the "no" to the question. A house goes with its groups, units and organisers, and its people
        keep the seats they have. Raises LastOne."""
        lock(self.event)
        if self.is_last:
            raise LastOne
        self._note("event.host_ended", self.institution, by)
        gone = Q(institution=self.institution) if self.is_visiting_house else Q(pk=self.pk)
        type(self).objects.trusted(WHY).filter(gone, event=self.event).delete()
        if self.is_visiting_house and not bug("withdrawn-plans"):
            rows = Organiser.objects.trusted(WHY).filter(event=self.event, person__institution=self.institution)
            rows.delete()

    @property
    def is_last(self) -> bool:
        """Whether the event would have no host at home without it."""
        home = type(self).objects.trusted(WHY).filter(event=self.event, institution=self.event.institution)
        return not self.is_visiting and not home.filter(agreed__isnull=False).exclude(pk=self.pk).exists()

    def _note(self, verb: str, house: Institution, by: Viewer) -> None:
        record(verb, institution=house, by=by.account_id, event=self.event_id, host=self.pk)

    @property
    def name(self) -> str:
        """Of a row that was read with its group, unit and institution."""
        return str(self.group or self.unit or self.institution)

    @property
    def is_house(self) -> bool:
        return self.unit_id is None and self.group_id is None

    @property
    def is_visiting_house(self) -> bool:
        """Another institution as such: its groups and people take part because it does."""
        return self.is_house and self.is_visiting

    @property
    def is_visiting(self) -> bool:
        return self.institution_id != self.event.institution_id

    def is_spoken_for_by(self, viewer: Viewer) -> bool:
        """Whether the viewer may say yes or no in its name."""
        return type(self).objects.trusted(WHY).filter(_speaks(viewer), pk=self.pk).exists()

    def is_taken_back_by(self, viewer: Viewer) -> bool:
        """At home: a question by whoever plans it; who has agreed is parted with by those who decide on the event."""
        at_home = self.event.institution_id == viewer.institution_id
        return at_home and self.event.allows(viewer, "organise" if self.agreed is None else "publish")

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
        return cls.objects.trusted(WHY).filter(_speaks(viewer), agreed__isnull=False)

    @classmethod
    def decided_by(cls, viewer: Viewer):
        """Of those, the ones an event began with: whoever joined in later does not publish it in their name."""
        earlier = cls.objects.trusted(WHY).filter(event=OuterRef("event"), agreed__isnull=False, pk__lt=OuterRef("pk"))
        at_home = Q(institution=F("event__institution"))
        first = ~Exists(earlier.filter(institution=OuterRef("institution")))
        return cls.spoken_for(viewer).filter(at_home if bug("joined-publishes") else at_home & first)


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
    @transaction.atomic
    def add(cls, event, person, by: Viewer) -> "Organiser":
        """Somebody plans it as well from now on; once is enough."""
        organiser, is_new = cls.objects.trusted(WHY).get_or_create(event=event, person=person)
        if is_new:
            told = {"about": person, "event": event.pk}
            record("organiser.added", institution=person.institution, by=by.account_id, **told)
        return organiser

    @transaction.atomic
    def remove(self, by: Viewer) -> None:
        """They plan it no more. Raises LastOne where nobody would see the plan afterwards."""
        event = self.event
        lock(event)
        others = type(self).objects.trusted(WHY).filter(event=event).exclude(pk=self.pk)
        if not (event.published or event.proposed or others.exists()):
            raise LastOne
        person = Person.objects.trusted(WHY).select_related("institution").get(pk=self.person_id)
        told = {"about": person, "event": event.pk}
        record("organiser.removed", institution=person.institution, by=by.account_id, **told)
        self.delete()

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


def lock(event) -> None:
    """Whoever else changes the hosts, the team or the tasks of this event waits for the end of this transaction."""
    rows = type(event).objects.trusted("two organisers may write at once").select_for_update().filter(pk=event.pk)
    list(rows.values_list("pk"))


def _speaks(viewer: Viewer) -> Q:
    """A condition on Host: that the viewer leads the group today, or is the office of the house."""
    led = Q(group_id__in=viewer.leads) if viewer.is_member else NONE
    return led | (Q(institution_id=viewer.institution_id) if viewer.is_coordinator else NONE)


def _run(viewer: Viewer):
    from .event import Event  # which has hosts

    return Event.objects.trusted(WHY).filter(Organiser.runs(viewer)).values("pk")
