"""Ask and Asked: what somebody needs, and each person who was asked for it."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from kohort.access.guard import NONE, ForeignKey, Guarded, Viewer
from kohort.access.personal import Personal
from kohort.giving.catalogue import Kind
from kohort.institutions.models import Institution, Programme, Unit
from kohort.kit.bugs import bug
from kohort.kit.keys import new_key

from .nouns import noun

WHY = "who is asked sees what for"


class Ask(Guarded):
    """What is needed, when and where. `DRAFT` until somebody is asked; every ask ends."""

    personal = Personal(
        export=True,
        erase=False,
        why="What one asked alumni for.",
        without=("at_once", "days", "due", "sequence", "zone"),
        words=("title", "words", "listeners"),
    )

    class State(models.TextChoices):
        DRAFT = "draft", _("not sent yet")
        OPEN = "open", _("waiting for an answer")
        AGREED = "agreed", _("somebody said yes")
        DONE = "done", _("done")
        NOT_HELD = "not-held", _("did not take place")
        EXPIRED = "expired", _("nobody could")
        WITHDRAWN = "withdrawn", _("taken back")

    LIVE = (State.OPEN, State.AGREED)  # in which something may still come of it

    class Way(models.TextChoices):
        HERE = "here", _("on the spot")
        REMOTE = "remote", _("by video")
        EITHER = "either", _("either will do")

    institution = models.ForeignKey(Institution, models.CASCADE, related_name="+")
    by = ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    kind = models.CharField(_("what"), max_length=16, choices=Kind.choices)
    title = models.CharField(_("about what"), max_length=120)
    words = models.TextField(_("more about it"), max_length=1500, blank=True)
    unit = models.ForeignKey(Unit, models.SET_NULL, null=True, blank=True, related_name="+")
    programme = models.ForeignKey(Programme, models.SET_NULL, null=True, blank=True, related_name="+")
    starts = models.DateTimeField(_("when"), null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(_("how long, in minutes"), null=True, blank=True)
    until = models.DateField(_("at the latest"), null=True, blank=True, help_text="Where no time is fixed.")
    zone = models.CharField(max_length=40, default="Europe/Oslo", help_text="IANA name: the clock of `starts`.")
    way = models.CharField(_("on the spot or by video"), max_length=6, choices=Way.choices, default=Way.EITHER)
    town = models.CharField(_("town"), max_length=120, blank=True)
    country = models.CharField(_("country"), max_length=2, blank=True, help_text="ISO 3166-1 alpha-2.")
    room = models.CharField(_("room"), max_length=160, blank=True)
    link = models.URLField(_("link"), max_length=300, blank=True)
    language = models.CharField(_("language"), max_length=3, blank=True, help_text="ISO 639-1; empty: any.")
    heads = models.PositiveSmallIntegerField(_("how many listen"), null=True, blank=True)
    listeners = models.CharField(_("who they are"), max_length=160, blank=True)
    at_once = models.PositiveSmallIntegerField(default=1, help_text="1 or 3: how many have the question at a time.")
    days = models.PositiveSmallIntegerField(default=4, help_text="For each to answer.")
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    due = models.PositiveSmallIntegerField(default=0, help_text="How often it was asked whether it was held.")
    created = models.DateTimeField(default=timezone.now)
    sent = models.DateTimeField(null=True)
    closed = models.DateTimeField(null=True)
    sequence = models.PositiveIntegerField(default=0, help_text="RFC 5545 SEQUENCE of its calendar entry.")

    may = {
        "manage": lambda ask, viewer: ask.is_from(viewer) or (viewer.is_coordinator and ask.is_of(viewer)),
    }

    class Meta:
        indexes = [
            models.Index(fields=["institution", "state", "created"], name="asks_of_an_institution"),
            models.Index(fields=["by", "created"], name="asks_of_a_person"),
        ]

    def __str__(self):
        return self.title

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        """By whoever asks, by the office, and by whoever was asked."""
        here = Q(institution_id=viewer.institution_id)
        if viewer.is_office:
            return here
        if not viewer.is_member:
            return NONE
        told = Asked.objects.trusted(WHY).filter(person_id=viewer.person_id, told__isnull=False)
        return here & (Q(by_id=viewer.person_id) | Q(pk__in=told.values("ask_id")))

    @property
    def called(self) -> str:
        """What it is about; once its asker has left and the words with them, what it was."""
        return self.title or str(capfirst(noun(self.kind)))

    def is_from(self, viewer: Viewer) -> bool:
        return viewer.is_member and self.by_id == viewer.person_id

    def is_of(self, viewer: Viewer) -> bool:
        return self.institution_id == viewer.institution_id

    @property
    def clock(self) -> ZoneInfo:
        return ZoneInfo(self.zone)

    @property
    def day(self) -> date | None:
        """By its own clock; None where neither a time nor a last day was said."""
        return self.starts.astimezone(self.clock).date() if self.starts else self.until

    @property
    def arrangement(self) -> str:
        """When and where, as whoever says yes has read it: another text once it was changed."""
        return "|".join(map(str, (self.starts, self.minutes, self.until, self.room, self.town)))

    @property
    def length(self) -> int:
        """In minutes."""
        return self.minutes or 60

    @property
    def ends(self) -> datetime | None:
        """An hour after it starts where nobody said how long; None where no day was said."""
        if self.starts:
            return self.starts + timedelta(minutes=self.length)
        return datetime.combine(self.until, time.max, tzinfo=self.clock) if self.until else None


class Asked(Guarded):
    """One person on the list of an ask, in `place`. One yes an ask, held by the database.

    Who could not be asked when their turn came (`told` stays empty) is in all else like one who did not answer: why is
    between them and us.
    """

    personal = Personal(export=True, erase=True, why="What one was asked for.", without=("key", "place"))

    class State(models.TextChoices):
        QUEUED = "queued", _("next in line")
        ASKED = "asked", _("asked")
        YES = "yes", _("said yes")
        NO = "no", _("cannot")
        LATER = "later", _("rather another time")
        FILLED = "filled", _("somebody else was quicker")
        EXPIRED = "expired", _("no answer")
        WITHDRAWN = "withdrawn", _("no longer needed")

    ask = ForeignKey(Ask, models.CASCADE, related_name="asked")
    person = ForeignKey("people.Person", models.CASCADE, related_name="+", db_index=False)
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    place = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.QUEUED)
    at = models.DateTimeField(null=True, help_text="When it was their turn.")
    told = models.DateTimeField(null=True, help_text="When they heard of it; null: never.")
    reply_by = models.DateTimeField(null=True)
    reminded = models.DateTimeField(null=True)
    answered = models.DateTimeField(null=True)
    words = models.CharField(_("a line back"), max_length=500, blank=True)

    implies = ("ask",)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ask", "person"], name="on_the_list_once"),
            models.UniqueConstraint(fields=["ask"], condition=Q(state="yes"), name="one_yes_an_ask"),
        ]
        indexes = [models.Index(fields=["person", "state"], name="asks_to_a_person")]

    def __str__(self):
        return f"asked {self.pk}"

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        """One's own once told; to whoever asks, and to the office."""
        if viewer.is_office:
            return Q(ask__institution_id=viewer.institution_id)
        if not viewer.is_member:
            return NONE
        told = Q() if bug("queue-told") else Q(told__isnull=False)
        return Q(person_id=viewer.person_id) & told | Q(ask__by_id=viewer.person_id)
