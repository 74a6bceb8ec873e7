"""Entrance (a code on a wall, or a link to share), Invite (by name or address), Guest (in, and not a member here yet)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from kohort.access.guard import NONE, ForeignKey, Guarded, Viewer
from kohort.access.personal import Personal
from kohort.institutions.models import Institution
from kohort.kit.keys import new_key


class Entrance(Guarded):
    """A way in that whoever holds the code may use until a day. A wall's code is short; a link's is a key."""

    personal = Personal(export=False, erase=False, why="A door of the group; who hung it up is not told any more.")

    class Kind(models.TextChoices):
        WALL = "wall"
        LINK = "link"

    group = ForeignKey("groups.Group", models.CASCADE, related_name="entrances")
    kind = models.CharField(max_length=4, choices=Kind.choices)
    code = models.CharField(max_length=16, unique=True)
    by = ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    since = models.DateTimeField(default=timezone.now)
    until = models.DateField()
    closed = models.DateTimeField(null=True)

    implies = ("group",)

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        """Their own, and for who leads the group, all of them."""
        from kohort.groups.models import Group, Office  # which have entrances

        if not (viewer.is_member or viewer.is_office):
            return NONE
        led = Office.held_today().filter(person_id=viewer.person_id).values("group_id")
        seen = Q(group__in=Group.objects.visible_to(viewer))
        return seen if viewer.is_coordinator else seen & (Q(by_id=viewer.person_id) | Q(group_id__in=led))


class Invite(Guarded):
    """One person asked in, by name or by an address; the key stands in the letter."""

    personal = Personal(export=True, erase=True, why="Which groups one was asked to join.")

    group = ForeignKey("groups.Group", models.CASCADE, related_name="invites")
    person = ForeignKey("people.Person", models.CASCADE, null=True, related_name="+")
    email = models.EmailField(blank=True)
    key = models.CharField(max_length=24, unique=True, default=new_key, editable=False)
    by = ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    answered = models.DateTimeField(null=True)

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        return Q(person_id=viewer.person_id) | Q(by_id=viewer.person_id) if viewer.is_member else NONE

    @classmethod
    def waiting_for(cls, person_id: int | None):
        """The ids of the groups somebody is asked to join, as a query."""
        rows = cls.objects.trusted("who is invited may see where to").filter(person_id=person_id)
        return rows.filter(answered__isnull=True, person_id__isnull=False).values("group_id")


class Guest(Guarded):
    """Somebody in one group and nowhere else: without the directory, until the institution says who they are."""

    personal = Personal(export=True, erase=True, why="Where one is a guest, and under which name.")

    institution = models.ForeignKey(Institution, models.CASCADE, related_name="+")
    group = ForeignKey("groups.Group", models.CASCADE, related_name="guests")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    name = models.CharField(max_length=120)
    entrance = ForeignKey(Entrance, models.SET_NULL, null=True, related_name="+")
    since = models.DateTimeField(default=timezone.now)
    until = models.DateField(help_text="A guest who is not confirmed by then is out.")
    ended = models.DateTimeField(null=True)
    became = ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")

    implies = ("group",)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "account"], name="a_guest_once")]

    def __str__(self):
        return self.name

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        """By those in the group; by the office, which may confirm them."""
        from kohort.groups.models import inside  # which builds on this module

        if viewer.is_office:
            return Q(institution_id=viewer.institution_id)
        return Q(institution_id=viewer.institution_id, ended__isnull=True) & inside(viewer)

    @classmethod
    def here_today(cls):
        today = timezone.localdate()
        rows = cls.objects.trusted("where somebody is a guest decides what they see")
        return rows.filter(ended__isnull=True, until__gte=today)


def groups_of_guest(account_id: int, institution: Institution) -> frozenset[int]:
    """For `Viewer.guest_of`: settings.GUESTS names it."""
    rows = Guest.here_today().filter(account_id=account_id, institution=institution)
    return frozenset(rows.values_list("group_id", flat=True))
