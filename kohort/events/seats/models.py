"""Seat, Companion and Knock: who comes or waits, whom they bring, and who stands before the door without an account."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kohort.access.guard import NONE, ForeignKey, Guarded, Viewer
from kohort.access.personal import Personal
from kohort.accounts.codes import new_seed
from kohort.kit.bugs import bug
from kohort.kit.keys import new_key

WHY = "who has a seat decides what they see"


class Seat(Guarded):
    """One sign-up, guests included; one a person, or one an address where there is no account.

    `turn` is the order in which people came: whoever joins again after leaving gets a new one. `name` is what the guest
    list says, on its own: hosts of another institution read no more of a person than this row.
    """

    personal = Personal(
        export=True, erase=True, why="Which events one came to, or meant to.", without=("turn", "round")
    )

    class State(models.TextChoices):
        GOING = "going", _("coming")
        WAITING = "waiting", _("on the waiting list")
        OFFERED = "offered", _("offered a place")
        EXPIRED = "expired", _("did not answer in time")
        CANCELLED = "cancelled", _("not coming")

    class Way(models.TextChoices):
        MEMBER = "member", _("signed in")
        MAIL = "mail", _("from a mail")
        VISITOR = "visitor", _("without an account")
        HOST = "host", _("added by the hosts")
        WALK_IN = "walk-in", _("at the door")

    HOLDS = (State.GOING, State.OFFERED)  # states that hold places
    LIVE = (*HOLDS, State.WAITING)

    event = ForeignKey("events.Event", models.CASCADE, related_name="seats", db_index=False)
    person = ForeignKey("people.Person", models.CASCADE, null=True, related_name="+", db_index=False)
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    name = models.CharField(max_length=120)
    email = models.EmailField(blank=True, help_text="Of who has no account; lower case.")
    language = models.CharField(max_length=2, choices=settings.LANGUAGES, default="en")
    state = models.CharField(max_length=10, choices=State.choices)
    way = models.CharField(max_length=8, choices=Way.choices, default=Way.MEMBER)
    guests = models.PositiveSmallIntegerField(default=0)
    turn = models.PositiveBigIntegerField()
    at = models.DateTimeField(default=timezone.now)
    changed = models.DateTimeField(default=timezone.now)
    round = models.PositiveIntegerField(default=0, help_text="Counts what is told of it, so that it is told once.")
    offered_until = models.DateTimeField(null=True)
    shown = models.BooleanField(_("others may see that I come"), default=False)
    photos = models.BooleanField(_("I may be in pictures"), default=False)
    reviewed = models.DateTimeField(null=True, help_text="When feedback was given; what it says is not kept here.")

    implies = ("event",)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "person"], name="one_seat_a_person"),
            models.UniqueConstraint(fields=["event", "email"], condition=~Q(email=""), name="one_seat_an_address"),
        ]
        indexes = [
            models.Index(fields=["event", "state", "turn"], name="seats_of_an_event"),
            models.Index(fields=["person", "state"], name="seats_of_a_person"),
        ]

    def __str__(self):
        return f"seat {self.pk}"

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        """One's own; to organisers all; to those who see the event, those who come and agreed to be shown."""
        from kohort.events.event import Event  # which has seats
        from kohort.events.hosting import Organiser
        from kohort.people.models import Person

        runs = Event.objects.trusted(WHY).filter(Organiser.runs(viewer)).values("pk")
        if not (viewer.is_member or viewer.is_office):
            return NONE
        agreed = Q() if bug("shown-unasked") else Q(shown=True)
        met = agreed & Q(state=cls.State.GOING, event__in=Event.objects.visible_to(viewer))
        own = Q(person_id=viewer.person_id, person_id__isnull=False)
        known = Q(Exists(Person.objects.visible_to(viewer).filter(pk=OuterRef("person_id"))))
        return own | Q(event__in=runs) | met & (known | Q(person__isnull=True))

    @classmethod
    def events_of(cls, person_id: int | None):
        """The ids of the events somebody comes to or waits for, as a query to filter by."""
        rows = cls.objects.trusted(WHY).filter(person_id=person_id, person_id__isnull=False, state__in=cls.LIVE)
        return rows.values("event_id")

    @property
    def heads(self) -> int:
        return 1 + self.guests

    @property
    def is_live(self) -> bool:
        return self.state in self.LIVE


class Companion(Guarded):
    """The name of somebody who comes with somebody; there may be fewer names than guests."""

    personal = Personal(export=True, erase=True, why="Whom one brought.")

    seat = ForeignKey(Seat, models.CASCADE, related_name="companions")
    place = models.PositiveSmallIntegerField(help_text="1 for the first guest.")
    name = models.CharField(max_length=120)

    implies = ("seat",)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["seat", "place"], name="one_name_a_guest")]

    def __str__(self):
        return f"companion {self.pk}"

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        """By whom they come with, and by organisers."""
        return Q(seat__in=told_of(viewer))


class Knock(Guarded):
    """Somebody without an account, between their name and the code that proves their address; gone a day later."""

    personal = Personal(export=False, erase=True, why="An address nobody has proved yet; gone a day later.")

    event = ForeignKey("events.Event", models.CASCADE, related_name="+")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    name = models.CharField(max_length=120)
    email = models.EmailField()
    guests = models.PositiveSmallIntegerField(default=0)
    shown = models.BooleanField(default=False)
    photos = models.BooleanField(default=False)
    language = models.CharField(max_length=2, choices=settings.LANGUAGES, default="en")
    seed = models.CharField(max_length=24, default=new_seed, help_text="Makes the code; see accounts.codes.")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"knock {self.pk}"

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        return NONE


def told_of(viewer: Viewer):
    """Seats of which the viewer may know everything: their own, and those of events they organise."""
    from kohort.events.event import Event  # which has seats
    from kohort.events.hosting import Organiser

    runs = Event.objects.trusted(WHY).filter(Organiser.runs(viewer)).values("pk")
    own = Q(person_id=viewer.person_id, person_id__isnull=False)
    return Seat.objects.trusted(WHY).filter(own | Q(event__in=runs)).values("pk")
