"""Office: a role in a group with a term, and the rights that come with it and end with it."""

from datetime import date, timedelta

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kohort.access.guard import NONE, ForeignKey, Guarded, Viewer
from kohort.access.personal import Personal
from kohort.activity.models import record
from kohort.kit.bugs import bug
from kohort.kit.keys import new_key

SOON = timedelta(days=60)  # a change of the board is prepared for that long
RIGHTS = "who holds an office decides what they may do"
LOCK = "two who lead a group may write at once"


class Office(Guarded):
    """What somebody is trusted with in a group, from a day and until one, both included. The right ends with it."""

    personal = Personal(export=True, erase=True, why="Which offices one holds and has held.")

    class Title(models.TextChoices):
        LEADER = "leader", _("leader")
        DEPUTY = "deputy", _("deputy leader")
        TREASURER = "treasurer", _("treasurer")
        OTHER = "other", _("another title")

    group = ForeignKey("groups.Group", models.CASCADE, related_name="offices")
    person = ForeignKey("people.Person", models.CASCADE, related_name="+")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    title = models.CharField(_("office"), max_length=10, choices=Title.choices, default=Title.LEADER)
    own_title = models.CharField(_("title of its own"), max_length=60, blank=True)
    since = models.DateField(_("from"), default=timezone.localdate)
    until = models.DateField(_("until"), null=True, blank=True)
    may_export = models.BooleanField(_("may take out the roster"), default=False)
    given_by = ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")

    implies = ("group",)
    may = {
        "end": lambda office, viewer: (
            office.is_running and (office.person_id == viewer.person_id or office.group.allows(viewer, "lead"))
        )
    }

    def __str__(self):
        return self.own_title or self.get_title_display()

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        """The board is shown wherever the group is, and so are the boards before it."""
        from kohort.groups.models import Group  # which has offices

        if not (viewer.is_member or viewer.is_office or viewer.guest_of):
            return NONE
        return Q(group__in=Group.objects.visible_to(viewer))

    @classmethod
    def held_today(cls):
        """Offices whose term is running; trusted: rights come from them."""
        return cls.held_within(timezone.localdate(), timezone.localdate())

    @classmethod
    def held_within(cls, first: date, last: date):
        runs = Q() if bug("term-over") else Q(until__isnull=True) | Q(until__gte=first)
        return cls.objects.trusted(RIGHTS).filter(runs, since__lte=last)

    @classmethod
    def takes_over(cls, group, viewer: Viewer) -> bool:
        """Whether the viewer holds an office of this group now or will within sixty days."""
        today = timezone.localdate()
        rows = cls.held_within(today, today + SOON)
        return viewer.is_member and rows.filter(group=group, person_id=viewer.person_id).exists()

    @classmethod
    def may_take_out(cls, group, viewer: Viewer) -> bool:
        """Whether the viewer holds an office of this group to which that separate right was given."""
        rows = cls.held_today().filter(group=group, person_id=viewer.person_id, may_export=True)
        return viewer.is_member and rows.exists()

    @classmethod
    @transaction.atomic
    def give(cls, group, person, by: Viewer, **terms) -> "Office":
        """Trust somebody with an office. Who holds the same one already holds it for the new term instead."""
        lock(group)
        same = {name: terms.get(name, "") for name in ("title", "own_title")}
        running = cls.objects.trusted(RIGHTS).filter(group=group, person=person, **same)
        office = running.exclude(until__lt=timezone.localdate()).first() or cls(group=group, person=person)
        for name, value in {**terms, "given_by_id": by.person_id}.items():
            setattr(office, name, value)
        office.save()
        office._note("office.given", by)
        return office

    @transaction.atomic
    def end(self, by: Viewer) -> None:
        """From now on its rights are gone; a term that has not lasted a day leaves no trace on the page."""
        yesterday = timezone.localdate() - timedelta(days=1)
        self._note("office.ended", by)
        if self.since > yesterday:
            self.delete()
        else:
            self.until = yesterday
            self.save(update_fields=["until"])

    def _note(self, verb: str, by: Viewer) -> None:
        """In the log of the person, who may be of a partner's house."""
        rows = type(self).objects.trusted("who is told of their own office").select_related("person__institution")
        person = rows.get(pk=self.pk).person
        record(verb, institution=person.institution, by=by.account_id, about=person, group=self.group_id)

    @property
    def is_running(self) -> bool:
        """Not over; it may begin later."""
        return self.until is None or self.until >= timezone.localdate()

    @property
    def is_today(self) -> bool:
        return self.is_running and self.since <= timezone.localdate()


def lock(group) -> None:
    """Whoever else changes the board of this group waits for the end of this transaction."""
    rows = type(group).objects.trusted(LOCK).select_for_update().filter(pk=group.pk)
    list(rows.values_list("pk"))


def groups_led(person_id: int) -> frozenset[int]:
    """For `Viewer.leads`: settings.LEADS names it."""
    return frozenset(Office.held_today().filter(person_id=person_id).values_list("group_id", flat=True))
