"""Opportunities for tests: `posted(ada)` stands for members; `at_work(bo, "Kvam AS")` works there."""

from datetime import timedelta

from django.utils import timezone

from kohort.opportunities.models import Interest, Opportunity, Outsider
from kohort.people.models import Position
from tests.cast import fact

WHY = "a test looks at everything"
SAID = {"kind": "job", "title": "Archivist wanted", "employer": "Kvam AS", "words": "Old **papers**.", "audience": "30"}


def posted(person, **fields) -> Opportunity:
    now = timezone.now()
    given = {"kind": "job", "title": "Archivist", "employer": "Kvam AS", "words": "Old papers.", "by": person}
    when = {"state": "open", "posted": now, "until": now + timedelta(days=30)}
    return Opportunity.objects.create(institution=person.institution, **given | when | fields)


def employer(institution, **fields) -> Outsider:
    """Proved, and waiting for the office."""
    given = {"name": "Gro Gjest", "organisation": "Gjest AS", "email": "gro@example.org", "proved": timezone.now()}
    return Outsider.objects.create(institution=institution, **given | fields)


def at_work(person, name, **fields):
    return fact(Position, person, employer=name, **fields)


def now_of(one) -> Opportunity:
    return Opportunity.objects.trusted(WHY).get(pk=one.pk)


def all_of(model):
    return model.objects.trusted(WHY)


def interest_of(one) -> Interest:
    return Interest.objects.trusted(WHY).get(opportunity=one)


def page_of(one, rest="") -> str:
    return f"/{one.institution.slug}/opportunities/{one.key}/{rest}"
