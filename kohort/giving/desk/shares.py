"""How the load is shared: how often each of those who offer was asked in a year."""

from collections import Counter
from typing import NamedTuple

from django.db.models import Count
from django.utils import timezone

from kohort.access.viewer import Viewer
from kohort.giving.asks.models import Asked
from kohort.giving.limits.models import Approach
from kohort.giving.limits.room import A_YEAR
from kohort.institutions.models import Unit
from kohort.people.models import Person

from .asking_units import with_all_below
from .unused import standing

MOST = 6  # times; more often is one bar
Burdens = dict[int, int]


class Bar(NamedTuple):
    """`people` were asked so many `times`, or more (`open`); `width` is in per cent of the longest."""

    times: int
    people: int
    width: int
    open: bool


def burdens(viewer: Viewer, kind: str, people: set[int] | None, unit: Unit | None = None) -> Burdens:
    """{person: times asked}, of who offers the kind, or anything, or was asked; of `people` alone where they are said.
    Who has hidden is not among them. Of a `unit`, what was asked for it and its parts alone is counted."""
    asked = _asked_for(unit, viewer) if unit else _asked(viewer)
    offering = standing(viewer).filter(kind=kind) if kind else standing(viewer)
    found = set(offering.values_list("person_id", flat=True)) | (set() if kind else asked.keys())
    here = found & _present(viewer) if people is None else found & people & _present(viewer)
    return {one: asked.get(one, 0) for one in here}


def in_order(asked: Burdens, *, least: bool) -> list[int]:
    """The most asked first; or those never asked alone."""
    if least:
        return sorted(one for one, times in asked.items() if not times)
    return sorted(asked, key=lambda one: (-asked[one], one))


def bars(asked: Burdens) -> list[Bar]:
    """One for each number of times up to MOST."""
    counts = Counter(min(times, MOST) for times in asked.values())
    most = max(counts.values(), default=1)
    last = max(counts, default=0)
    return [Bar(n, counts[n], round(100 * counts[n] / most), n == MOST) for n in range(last + 1)]


def _asked(viewer: Viewer) -> Burdens:
    rows = Approach.objects.visible_to(viewer).filter(at__gt=timezone.now() - A_YEAR)
    return _count(rows)


def _asked_for(unit: Unit, viewer: Viewer) -> Burdens:
    rows = Asked.objects.visible_to(viewer).filter(ask__unit__in=with_all_below(unit))
    return _count(rows.filter(told__gt=timezone.now() - A_YEAR))


def _count(rows) -> Burdens:
    return dict(rows.order_by().values("person_id").annotate(n=Count("pk")).values_list("person_id", "n"))


def _present(viewer: Viewer) -> set[int]:
    rows = Person.objects.visible_to(viewer).filter(account__isnull=False, hidden_since=None)
    return set(rows.values_list("pk", flat=True))
