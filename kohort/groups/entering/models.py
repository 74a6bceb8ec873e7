"""Entrance (a code on a wall, or a link to share), Invite (by name or address), Guest (in, and not a member here yet),
Arrival (somebody new, whose address is not proved yet)."""

import secrets
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from kohort.access.guard import NONE, ForeignKey, Guarded, Viewer
from kohort.access.personal import Personal
from kohort.accounts.codes import new_seed
from kohort.activity.models import record
from kohort.institutions.models import Institution
from kohort.kit.bugs import bug
from kohort.kit.keys import ALPHABET, new_key

SHORT, LONG = 6, 16  # signs: 30 bits for a wall, see `finding`; 80 for what nobody types
LINK_LIFE = INVITE_LIFE = timedelta(days=30)
LEAST_STAY = timedelta(days=30)
VOUCHED_STAY = timedelta(days=365)


def new_code(length: int = LONG) -> str:
    """Signs that nobody misreads."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def end_of_term(day: date) -> date:
    """31 January or 31 August, whichever comes next: an autumn's and a spring's last day in the Nordic year."""
    ends = (date(year, month, 31) for year in (day.year, day.year + 1) for month in (1, 8))
    return next(end for end in ends if end >= day)


class Entrance(Guarded):
    """A way in that whoever holds the code may use until a day. A wall's code is short; a link's is a key."""

    personal = Personal(export=False, erase=False, why="A door of the group; who hung it up is not told any more.")

    class Kind(models.TextChoices):
        WALL = "wall"
        LINK = "link"

    group = ForeignKey("groups.Group", models.CASCADE, related_name="entrances")
    kind = models.CharField(max_length=4, choices=Kind.choices)
    code = models.CharField(max_length=LONG, unique=True, default=new_code, editable=False)
    by = ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    since = models.DateTimeField(default=timezone.now)
    until = models.DateField()
    closed = models.DateTimeField(null=True)

    implies = ("group",)

    def __str__(self):
        return f"{self.kind} {self.pk}"

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        """Their own, and for who leads the group, all of them."""
        from kohort.groups.models import Group, Office  # which have entrances

        if not (viewer.is_member or viewer.is_office):
            return NONE
        led = Office.held_today().filter(person_id=viewer.person_id).values("group_id")
        seen = Q(group__in=Group.objects.visible_to(viewer))
        return seen if viewer.is_coordinator else seen & (Q(by_id=viewer.person_id) | Q(group_id__in=led))

    @classmethod
    def open_today(cls):
        """Those that let somebody in: neither closed nor past their day."""
        rows = cls.objects.trusted("whoever holds the code of a door may come in by it").filter(closed__isnull=True)
        return rows if bug("code-after-term") else rows.filter(until__gte=timezone.localdate())

    @property
    def shown_code(self) -> str:
        """As it is printed, and read aloud: "K7Q F2M"."""
        code = self.code.upper()
        return f"{code[:3]} {code[3:]}" if self.kind == self.Kind.WALL else code

    @property
    def is_open(self) -> bool:
        return self.closed is None and self.until >= timezone.localdate()

    def close(self) -> None:
        """At once; who came in by it stays."""
        self.closed = self.closed or timezone.now()
        self.save(update_fields=["closed"])


class Invite(Guarded):
    """One person asked in, by name or by an address; the key stands in the letter."""

    personal = Personal(export=True, erase=True, why="Which groups one was asked to join.", without=("key",))

    group = ForeignKey("groups.Group", models.CASCADE, related_name="invites")
    person = ForeignKey("people.Person", models.CASCADE, null=True, related_name="+")
    email = models.EmailField(blank=True)
    key = models.CharField(max_length=24, unique=True, default=new_code, editable=False)
    by = ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    answered = models.DateTimeField(null=True)

    def __str__(self):
        return f"invite {self.pk}"

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        return Q(person_id=viewer.person_id) | Q(by_id=viewer.person_id) if viewer.is_member else NONE

    @classmethod
    def open_today(cls):
        """Those that can still be answered."""
        rows = cls.objects.trusted("whoever was invited may answer")
        return rows.filter(answered__isnull=True, at__gt=timezone.now() - INVITE_LIFE)

    @classmethod
    def waiting_for(cls, person_id: int | None):
        """The ids of the groups somebody is asked to join, as a query."""
        return cls.open_today().filter(person_id=person_id, person_id__isnull=False).values("group_id")

    def answer(self) -> bool:
        """Used, by coming or by declining; False when it was before."""
        rows = type(self).open_today().filter(pk=self.pk)
        return bool(rows.update(answered=timezone.now()))


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
    vouched = models.DateTimeField(null=True)
    vouched_by = ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    ended = models.DateTimeField(null=True)
    became = ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")

    implies = ("group",)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "account"], name="a_guest_once")]

    def __str__(self):
        return self.name

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        """By those in the group; by the office, which may confirm them, and by who leads the group."""
        from kohort.groups.models import Office, inside  # which build on this module

        if viewer.is_office:
            return Q(institution_id=viewer.institution_id)
        led = Office.held_today().filter(person_id=viewer.person_id).values("group_id")
        return Q(group_id__in=led) | Q(ended__isnull=True) & inside(viewer)

    @classmethod
    def ids_of(cls, account_id: int | None):
        """What a guest wrote is theirs: the ids of one's rows, as a query to filter by."""
        return cls.objects.trusted("a guest knows what they wrote").filter(account_id=account_id).values("pk")

    @classmethod
    def here_today(cls):
        today = timezone.localdate()
        rows = cls.objects.trusted("where somebody is a guest decides what they see")
        return rows.filter(ended__isnull=True, until__gte=today)

    @property
    def is_here(self) -> bool:
        return self.ended is None and self.until >= timezone.localdate()

    @property
    def was_shown_out(self) -> bool:
        """Somebody said goodbye before the time was over: the same code does not fetch them back."""
        return self.ended is not None and timezone.localtime(self.ended).date() <= self.until

    def end(self) -> None:
        """Out of the group from the next request on, and not back by the same code."""
        self.ended = self.ended or timezone.now()
        self.save(update_fields=["ended"])

    def leave(self) -> None:
        """Out by one's own wish: whoever changes their mind comes in again."""
        self.until = timezone.localdate() - timedelta(days=1)
        self.ended = timezone.now()
        self.save(update_fields=["until", "ended"])

    def vouch(self, by: Viewer) -> None:
        """Who leads the group knows them: they may stay in it a year longer. The directory stays closed."""
        self.vouched, self.vouched_by_id = timezone.now(), by.person_id
        self.until = stay(timezone.localdate() + VOUCHED_STAY)
        self.save(update_fields=["vouched", "vouched_by", "until"])
        record("guest.vouched", institution=self.institution, by=by.account_id, group=self.group_id)


class Arrival(Guarded):
    """Somebody new at a door, between the page they wrote their name on and the code that proves their address.

    It opens nothing, tells nobody anything, and is gone a day later.
    """

    personal = Personal(export=False, erase=True, why="An address nobody has proved yet; gone a day later.")

    group = ForeignKey("groups.Group", models.CASCADE, related_name="+")
    entrance = ForeignKey(Entrance, models.CASCADE, null=True, related_name="+")
    invite = ForeignKey(Invite, models.CASCADE, null=True, related_name="+")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    name = models.CharField(max_length=120)
    email = models.EmailField()
    language = models.CharField(max_length=2, choices=settings.LANGUAGES, default="en")
    seed = models.CharField(max_length=24, default=new_seed, help_text="Makes the code; see accounts.codes.")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"arrival {self.pk}"

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        return NONE


def groups_of_guest(account_id: int, institution: Institution) -> frozenset[int]:
    """For `Viewer.guest_of`: settings.GUESTS names it."""
    rows = Guest.here_today().filter(account_id=account_id, institution=institution)
    return frozenset(rows.values_list("group_id", flat=True))


def institutions_of_guest(account_id: int):
    """Where somebody is a guest today, as a query to filter by: settings.LANDINGS names it."""
    return Guest.here_today().filter(account_id=account_id).values("institution_id")


def stay(day: date) -> date:
    """Until when a guest who comes on `day` may stay: to the end of the term, thirty days at least."""
    return end_of_term(day + LEAST_STAY)


def days_ago(days: int) -> datetime:
    """Midnight so many days ago, for what is swept by the day."""
    day = timezone.localdate() - timedelta(days=days)
    return timezone.make_aware(datetime.combine(day, time.min))
