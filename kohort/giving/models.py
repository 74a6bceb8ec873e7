"""Offer and Limits: what somebody would help with, and how far; what else there is has modules of its own."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from kohort.access.audience import Audience
from kohort.access.personal import Personal
from kohort.people.facts import Fact, audience

from .asks.models import Ask as Ask
from .asks.models import Asked as Asked
from .catalogue import Kind
from .desk.models import Bygone as Bygone
from .given import Given as Given
from .heard import Heard as Heard
from .inquiries.models import Inquiry as Inquiry
from .limits.models import Approach as Approach
from .limits.models import Policy as Policy
from .mentoring.models import Choice as Choice
from .mentoring.models import Keeper as Keeper
from .mentoring.models import Part as Part
from .mentoring.models import Round as Round
from .mentoring.models import Scheme as Scheme
from .mentoring.pairs import Check as Check
from .mentoring.pairs import Meeting as Meeting
from .mentoring.pairs import Pair as Pair
from .questions.models import Question as Question
from .questions.models import Reply as Reply
from .questions.models import Routed as Routed
from .saying import said


class Offer(Fact):
    """Something one would help with, until it ends. A note says more in one's own words."""

    personal = Personal(export=True, erase=True, why="What one offered to help with.")

    kind = models.CharField(max_length=16, choices=Kind.choices)
    note = models.CharField(max_length=200, blank=True)
    ended = models.DateField(null=True, blank=True)

    audience = audience(Audience.MEMBERS)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind"], condition=Q(ended__isnull=True), name="one_offer_of_a_kind"
            )
        ]

    def __str__(self):
        return self.get_kind_display()


class Limits(Fact):
    """How much one may be asked, by anybody in the house, all offers together. Seen by whoever sees the offers."""

    personal = Personal(export=True, erase=True, why="How often, when and in which languages one would help.")

    per_year = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Null: as often as there is need.")
    remote = models.BooleanField(default=False, help_text="From afar only.")
    languages = models.JSONField(default=list, help_text="Codes of ISO 639-1; empty: any.")
    months_off = models.JSONField(default=list, help_text="1 to 12.")
    km = models.PositiveSmallIntegerField(null=True, blank=True, help_text="How far one would travel; null: anywhere.")
    paused_until = models.DateField(null=True, blank=True, help_text="Not to be asked before.")

    audience = audience(Audience.MEMBERS)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person"], name="limits_of_a_person")]

    def __str__(self):
        return " · ".join(self.said())

    @property
    def is_paused(self) -> bool:
        return self.paused_until is not None and self.paused_until > timezone.localdate()

    def said(self) -> list[str]:
        """Each limit in words, in the language of the page; nothing for what is not limited."""
        return said(self)
