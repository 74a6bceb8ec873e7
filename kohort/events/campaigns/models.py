"""Campaign and House: a month of several institutions, and which of them take part."""

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kohort.access.guard import Open
from kohort.activity.models import record
from kohort.institutions.models import Institution, Named
from kohort.institutions.names import in_language, language_of
from kohort.kit.keys import new_key


class Campaign(Named):
    """The public events of the houses that take part, between two days, both included."""

    open_because = "A campaign is announced to everybody."

    institution = models.ForeignKey(Institution, models.CASCADE, related_name="+")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    words = models.JSONField(default=dict, help_text="{language: what it is}")
    first = models.DateField(_("first day"))
    last = models.DateField(_("last day"))

    @classmethod
    def of(cls, institution: Institution):
        """Those a house takes part in."""
        agreed = House.objects.filter(institution=institution, agreed__isnull=False)
        return cls.objects.filter(pk__in=agreed.values("campaign"))

    @property
    def about(self) -> str:
        return in_language(self.words)

    @property
    def about_language(self) -> str:
        return language_of(self.words)

    @property
    def taking_part(self):
        """The rows of the houses that have agreed, in the order they did."""
        return self.houses.filter(agreed__isnull=False).select_related("institution").order_by("agreed", "pk")

    @transaction.atomic
    def start(self, by: int) -> None:
        """Save it; its own house takes part from the beginning."""
        self.save()
        House.objects.create(campaign=self, institution=self.institution, agreed=timezone.now())
        record("campaign.started", institution=self.institution, by=by, campaign=self.pk)

    @transaction.atomic
    def ask(self, institution: Institution, by: int) -> "House":
        """The other house finds the question at its desk. Asked twice, it is one question."""
        house, is_new = House.objects.get_or_create(campaign=self, institution=institution)
        if is_new:
            record("campaign.asked", institution=self.institution, by=by, campaign=self.pk, house=institution.pk)
        return house

    @transaction.atomic
    def end(self, by: int) -> None:
        """It is gone, for all houses; the events stay."""
        record("campaign.ended", institution=self.institution, by=by, campaign=self.pk)
        self.delete()


class House(Open):
    """An institution in a campaign; null `agreed`: asked."""

    open_because = "Which institutions take part is announced to everybody."

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="houses")
    institution = models.ForeignKey(Institution, models.CASCADE, related_name="+")
    asked = models.DateTimeField(default=timezone.now)
    agreed = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["campaign", "institution"], name="a_house_once")]

    def __str__(self):
        return f"house {self.pk}"

    @transaction.atomic
    def agree(self, by: int) -> None:
        waiting = House.objects.filter(pk=self.pk, agreed__isnull=True)
        if waiting.update(agreed=timezone.now()):
            record("campaign.agreed", institution=self.institution, by=by, campaign=self.campaign_id)

    @transaction.atomic
    def leave(self, by: int, said_by: Institution) -> None:
        """No more, or a "no" to the question; either house says so."""
        record("campaign.left", institution=said_by, by=by, campaign=self.campaign_id, house=self.institution_id)
        self.delete()
