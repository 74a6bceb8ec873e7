"""The figures of a year stay true when somebody is deleted: what they did stays counted, and nobody knows whose it was.

Their counts are taken in the transaction that deletes them and added to those of all others who have left. So there is
no day on which a year is closed: what is written down late or taken back moves the figures of the year it belongs to.
"""

from collections import defaultdict
from collections.abc import Collection

from django.db.models import F
from django.utils import timezone

from kohort.institutions.models import Institution
from kohort.kit.bugs import bug
from kohort.people.models import Person

from .counts import Counts, Of, counts
from .gifts import Sum
from .models import Bygone
from .spans import year

WHY = "figures name nobody"
YEARS = 6  # can be looked at, each beside the one before


def counted(institution: Institution, number: int) -> Counts:
    """Of a year: of those who are here, and of those who have left since. What nobody did is nothing."""
    found = defaultdict(Sum, counts(institution, year(number)))
    for row in Bygone.objects.filter(institution=institution, year=number):
        of = Of(row.line, row.name, row.programme_id, row.unit_id)
        found[of] = found[of].plus(Sum(row.people, row.times, row.minutes, row.heads))
    return found


def keep(person_ids: Collection[int]) -> None:
    """Of those who will be deleted in this transaction, once, while their rows are there (VANISHING). Who never had an
    account has done nothing."""
    this = timezone.localdate().year
    people = Person.objects.trusted(WHY).filter(pk__in=person_ids, account__isnull=False).select_related("institution")
    for person in people.none() if bug("figures-shrink") else people:
        for number in range(this - YEARS, this + 1):
            for of, done in counts(person.institution, year(number), person.pk).items():
                _add(person.institution, number, of, done)


def _add(institution: Institution, number: int, of: Of, done: Sum) -> None:
    where = {"institution": institution, "year": number, "line": of.line, "name": of.name}
    where |= {"programme_id": of.programme, "unit_id": of.unit}
    more = {name: F(name) + count for name, count in done._asdict().items()}
    if not Bygone.objects.filter(**where).update(**more):
        Bygone.objects.create(**where, **done._asdict())
