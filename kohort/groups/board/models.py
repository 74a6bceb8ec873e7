"""Office (a role with a term), Duty (an item of the handover), CallIn (a wish that the office invite who is missing)."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kohort.access.guard import NONE, ForeignKey, Guarded, Viewer
from kohort.access.personal import Personal
from kohort.kit.keys import new_key


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
        today = timezone.localdate()
        rows = cls.objects.trusted("who holds an office decides what they may do")
        return rows.filter(Q(until__isnull=True) | Q(until__gte=today), since__lte=today)


class Duty(Guarded):
    """One thing to hand over when the board changes."""

    personal = Personal(export=False, erase=False, why="A list for the next board; who ticked is not told.")

    group = ForeignKey("groups.Group", models.CASCADE, related_name="duties")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    text = models.CharField(max_length=200)
    note = models.TextField(max_length=2000, blank=True)
    done = models.DateTimeField(null=True)
    done_by = ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")

    implies = ("group",)
    may = {"lead": lambda duty, viewer: duty.group.allows(viewer, "lead")}

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        from kohort.groups.models import Group  # which has duties

        led = Q(pk__in=Office.held_today().filter(person_id=viewer.person_id).values("group_id"))
        groups = Group.objects.visible_to(viewer)
        return Q(group__in=groups if viewer.is_coordinator else groups.filter(led))


class CallIn(Guarded):
    """Who leads a group asks the office to invite those who fit its rule and have not come yet."""

    personal = Personal(export=False, erase=False, why="A wish of a group; answered or not, it is the group's.")

    group = ForeignKey("groups.Group", models.CASCADE, related_name="calls")
    by = ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    answered = models.DateTimeField(null=True)

    implies = ("group",)

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        return Q(group__institution_id=viewer.institution_id) if viewer.is_office else NONE
