"""Campaign and House: a month of several institutions, and which of them take part."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kohort.access.guard import Open
from kohort.institutions.models import Institution
from kohort.institutions.names import in_language
from kohort.kit.keys import new_key


class Campaign(Open):
    """The public events of the houses that take part, between two days, both included."""

    open_because = "A campaign is announced to everybody."

    institution = models.ForeignKey(Institution, models.CASCADE, related_name="+")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    names = models.JSONField(default=dict, help_text="{language: name}")
    words = models.JSONField(default=dict, help_text="{language: what it is}")
    first = models.DateField(_("first day"))
    last = models.DateField(_("last day"))

    def __str__(self):
        return in_language(self.names)


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
