"""What is counted of opportunities: who posted, who was interested, and how many were filled by somebody from here.

A course is held by the house: to post it is no gift of anybody, and to be interested in it is to take part.
"""

from datetime import datetime

from django.db.models import Q
from django.utils.translation import pgettext_lazy

from kohort.activity.engagement import Figure, Mode
from kohort.institutions.models import Institution

from .interests import Interest
from .opportunity import Opportunity

WHY = "figures name nobody"
PAGE = "opportunities:opportunities"
OF_COURSE = Q(opportunity__kind=Opportunity.Kind.COURSE)


def figures(institution: Institution, since: datetime, until: datetime) -> list[Figure]:
    """Named in FIGURES; `until` is not in it."""
    here = Opportunity.objects.trusted(WHY).filter(institution=institution)
    work = here.exclude(kind=Opportunity.Kind.COURSE)
    posted = work.filter(by__isnull=False, posted__gte=since, posted__lt=until)
    filled = work.filter(filled=True, closed__gte=since, closed__lt=until)
    rows = Interest.objects.trusted(WHY).filter(opportunity__institution=institution, withdrawn=None)
    interested = rows.filter(at__gte=since, at__lt=until)
    in_work, in_courses = (interested.filter(kind) for kind in (~OF_COURSE, OF_COURSE))
    named = pgettext_lazy("figure", "posted a job or thesis topic")
    meant, learnt = (
        pgettext_lazy("figure", "were interested in one"),
        pgettext_lazy("figure", "were interested in a course"),
    )
    found = pgettext_lazy("figure", "filled by somebody from here")
    return [
        Figure(Mode.VOLUNTEER, "opportunities.posted", named, posted, "by_id", PAGE),
        Figure(Mode.EXPERIENTIAL, "opportunities.work", meant, in_work),
        Figure(Mode.EXPERIENTIAL, "opportunities.courses", learnt, in_courses),
        Figure(Mode.VOLUNTEER, "opportunities.filled", found, filled, by=""),
    ]
