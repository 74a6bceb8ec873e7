"""What is counted of opportunities: who posted, who was interested, and how many were filled by somebody from here."""

from datetime import datetime

from django.utils.translation import pgettext_lazy

from kohort.activity.engagement import Figure, Mode
from kohort.institutions.models import Institution

from .interests import Interest
from .opportunity import Opportunity

WHY = "figures name nobody"
PAGE = "opportunities:opportunities"


def figures(institution: Institution, since: datetime, until: datetime) -> list[Figure]:
    """Named in FIGURES; `until` is not in it."""
    here = Opportunity.objects.trusted(WHY).filter(institution=institution)
    posted = here.filter(by__isnull=False, posted__gte=since, posted__lt=until)
    filled = here.filter(filled=True, closed__gte=since, closed__lt=until)
    rows = Interest.objects.trusted(WHY).filter(opportunity__institution=institution, withdrawn=None)
    interested = rows.filter(at__gte=since, at__lt=until)
    named = pgettext_lazy("figure", "posted a job or thesis topic")
    return [
        Figure.of(Mode.VOLUNTEER, named, posted, "by_id", PAGE),
        Figure.of(Mode.EXPERIENTIAL, pgettext_lazy("figure", "were interested in one"), interested),
        Figure(Mode.VOLUNTEER, pgettext_lazy("figure", "filled by somebody from here"), None, filled.count()),
    ]
