"""Event: something people come to, at a time, in a place or online or both."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kohort.access.guard import NONE, ForeignKey, Guarded, Viewer
from kohort.access.personal import Personal
from kohort.activity.models import record
from kohort.institutions.models import Institution
from kohort.kit.bugs import bug
from kohort.kit.keys import new_key

from .hosting import Host, Organiser
from .inviting.models import Meant
from .planning.models import Speaker
from .seats.models import Seat


class Event(Guarded):
    """Times are instants; `zone` is where the clock hangs by which they are said (IANA). A draft has no `published`.

    `capacity` counts heads, guests included; None: as many as like. `turns` counts those who ever joined, and is the
    row that whoever takes a seat holds (`seats.seating`). `sequence` is that of RFC 5545, 3.8.7.4.
    """

    personal = Personal(export=False, erase=False, why="An event outlives who planned it.")

    class Audience(models.TextChoices):
        GROUPS = "groups", _("those in the groups that host it")
        CHOSEN = "chosen", _("those who fit a choice of people")
        MEMBERS = "members", _("all members")
        PUBLIC = "public", _("everybody, members or not")

    institution = models.ForeignKey(Institution, models.CASCADE, related_name="+")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    title = models.CharField(_("title"), max_length=120)
    language = models.CharField(_("language"), max_length=2, help_text="Of its words.")
    about = models.TextField(_("what it is"), max_length=5000, blank=True)
    topics = models.JSONField(default=list, help_text="Words people may be interested in.")
    starts = models.DateTimeField(_("starts"))
    ends = models.DateTimeField(_("ends"))
    doors = models.DateTimeField(_("doors open"), null=True, blank=True)
    zone = models.CharField(_("time zone"), max_length=40, default="Europe/Oslo")
    place = models.CharField(_("place"), max_length=120, blank=True, help_text="Of the house or room.")
    street = models.CharField(_("address"), max_length=200, blank=True)
    town = models.CharField(_("town"), max_length=120, blank=True, help_text="As the gazetteer knows it.")
    country = models.CharField(max_length=2, blank=True)
    lat = models.FloatField(null=True)
    lon = models.FloatField(null=True)
    map_link = models.URLField(_("link to a map"), max_length=500, blank=True)
    online_link = models.URLField(_("link to take part online"), max_length=500, blank=True)  # shown to who comes
    audience = models.CharField(_("for whom"), max_length=8, choices=Audience.choices, default=Audience.MEMBERS)
    rule = models.CharField(max_length=1000, blank=True, help_text="A Segment's query string: the chosen ones.")
    capacity = models.PositiveIntegerField(_("places"), null=True, blank=True)
    guests_each = models.PositiveSmallIntegerField(_("guests each may bring"), default=0)
    opens = models.DateTimeField(_("sign-up opens"), null=True, blank=True)
    closes = models.DateTimeField(_("sign-up closes"), null=True, blank=True)
    offer_hours = models.PositiveSmallIntegerField(_("hours an offered place is kept"), default=24)
    price = models.CharField(_("price"), max_length=120, blank=True)
    payment_link = models.URLField(_("link to pay"), max_length=500, blank=True)
    asks_photos = models.BooleanField(_("photos will be taken"), default=False)
    made = models.DateTimeField(default=timezone.now)
    proposed = models.DateTimeField(null=True, help_text="Somebody who may not publish it asks for that.")
    returned = models.CharField(max_length=500, blank=True, help_text="What the hosts said instead of publishing it.")
    published = models.DateTimeField(null=True)
    changed = models.DateTimeField(default=timezone.now)
    cancelled = models.DateTimeField(null=True)
    cancelled_why = models.CharField(max_length=500, blank=True)
    concluded = models.DateTimeField(null=True, help_text="Thanked, counted and closed by its hosts.")
    sequence = models.PositiveIntegerField(default=0)
    turns = models.PositiveBigIntegerField(default=0)
    previous = ForeignKey("self", models.SET_NULL, null=True, related_name="following", help_text="Last year's.")
    thanks = models.TextField(_("words of thanks"), max_length=2000, blank=True)
    lessons = models.TextField(_("what the next ones should know"), max_length=4000, blank=True)
    figures = models.JSONField(default=dict, help_text="What was counted when it was concluded.")

    may = {
        "organise": lambda event, viewer: event.is_run_by(viewer) or bug("door-open"),
        "publish": lambda event, viewer: Host.decided_by(viewer).filter(event=event).exists(),
        "come": lambda event, viewer: event.is_on,
    }

    class Meta:
        indexes = [
            models.Index(fields=["published", "starts"], name="events_to_come"),
            models.Index(fields=["institution", "starts"], name="events_of_an_institution"),
        ]

    def __str__(self):
        return self.title

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        """Who is meant, was asked, has a seat, speaks, or organises it; drafts are for the last two."""
        if viewer.institution_id is None:
            return NONE
        meant, plans = cls._meant_for(viewer), Organiser.runs(viewer)
        if viewer.is_member:
            meant |= Q(pk__in=Meant.events_of(viewer.person_id)) | Q(pk__in=Seat.events_of(viewer.person_id))
            plans |= Q(pk__in=Speaker.events_of(viewer.person_id))
        shown = Q() if bug("draft-events") else Q(published__isnull=False)
        return shown & meant | plans

    @classmethod
    def _meant_for(cls, viewer: Viewer) -> Q:
        here = Q(pk__in=Host.at(viewer.institution_id or 0))
        in_groups = Q(audience=cls.Audience.GROUPS, pk__in=Host.of_groups(viewer))  # those of a partner's house too
        if viewer.is_office:
            return here | in_groups
        open_to = [cls.Audience.PUBLIC, *([cls.Audience.MEMBERS] if viewer.is_member else [])]
        open_to += [cls.Audience.GROUPS] if bug("group-events") else []
        return here & Q(audience__in=open_to) | in_groups

    @property
    def is_on(self) -> bool:
        """Published, not cancelled, not over."""
        return self.published is not None and self.cancelled is None and self.ends > timezone.now()

    @property
    def has_begun(self) -> bool:
        return self.starts <= timezone.now()

    @property
    def is_over(self) -> bool:
        return self.ends <= timezone.now()

    @property
    def is_online(self) -> bool:
        return bool(self.online_link)

    @property
    def clock(self) -> ZoneInfo:
        return ZoneInfo(self.zone)

    def local(self, when: datetime) -> datetime:
        """An instant by the clock of the event."""
        return when.astimezone(self.clock)

    def is_run_by(self, viewer: Viewer) -> bool:
        """Whether the viewer plans it: as a co-organiser or as one of the hosts."""
        return type(self).objects.trusted("rights").filter(Organiser.runs(viewer), pk=self.pk).exists()

    def is_hosted_by(self, viewer: Viewer) -> bool:
        """Whether the viewer speaks for one of the hosts: leads a group, or the office of a house."""
        return Host.spoken_for(viewer).filter(event=self).exists()

    def publish(self, by: Viewer) -> None:
        """Those it is for see it from now on."""
        now = timezone.now()
        self._turn("event.published", by, Q(published__isnull=True), published=now, changed=now, returned="")

    def propose(self, by: Viewer) -> None:
        """Ask the hosts to publish it."""
        waits = Q(published__isnull=True, proposed__isnull=True)
        self._turn("event.proposed", by, waits, proposed=timezone.now(), returned="")

    def return_to_proposer(self, words: str, by: Viewer) -> None:
        """Not yet, and why; nothing is lost, and it can be proposed again."""
        waiting = Q(published__isnull=True, proposed__isnull=False)
        self._turn("event.returned", by, waiting, proposed=None, returned=words)

    def cancel(self, why: str, by: Viewer) -> None:
        """It does not take place. It stays to be read, and so do the seats; calendars get a new revision."""
        now = timezone.now()
        on = Q(published__isnull=False, cancelled__isnull=True)
        more = {"sequence": F("sequence") + 1, "changed": now}
        self._turn("event.cancelled", by, on, cancelled=now, cancelled_why=why, **more)

    @transaction.atomic
    def _turn(self, verb: str, by: Viewer, still: Q, **columns) -> None:
        """Change it if it is as it was; the second of two changes nothing."""
        rows = type(self).objects.trusted("one deed, once").filter(pk=self.pk)
        if rows.filter(still).update(**columns):
            record(verb, institution=self.institution, by=by.account_id, event=self.pk)
        self.refresh_from_db(from_queryset=rows)
