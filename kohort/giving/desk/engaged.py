"""In how many of the four ways alumni took part, each person once in each: from all the house (FIGURES)."""

from collections import Counter
from typing import NamedTuple

from django.conf import settings
from django.utils.module_loading import import_string

from kohort.activity.engagement import Figure, Mode
from kohort.giving.asks.nouns import noun
from kohort.institutions.models import Institution
from kohort.kit.bugs import bug
from kohort.people.models import Study

from .gifts import Gift, rows_in
from .modes import kinds_of
from .spans import Span

WHY = "figures name nobody"


class Part(NamedTuple):
    """One of the things a way consists of; `people` is None where it was nobody in particular."""

    what: str
    people: int | None
    times: int


class Way(NamedTuple):
    mode: Mode
    people: int
    parts: list[Part]


def elsewhere(institution: Institution, span: Span) -> list[Figure]:
    """What apps beside and below this one count."""
    since, until = span.instants(institution)
    return [one for path in settings.FIGURES for one in import_string(path)(institution, since, until)]


def ways(institution: Institution, span: Span, given: list[Gift]) -> list[Way]:
    """Of a year, and what was given in it. Alumni alone are counted: who had a degree from here by then."""
    figures = [*_given(institution, span, given), *elsewhere(institution, span)]
    rows = Study.objects.trusted(WHY).filter(institution=institution, award_year__lt=span.until.year)
    return [_way(mode, [one for one in figures if one.mode == mode], rows) for mode in Mode]


def _given(institution: Institution, span: Span, given: list[Gift]) -> list[Figure]:
    rows, times = rows_in(institution, span), Counter(one.kind for one in given)
    return [
        Figure(mode, noun(kind), rows.filter(kind=kind).values("person_id"), times[kind])
        for mode in Mode
        for kind in kinds_of(mode)
        if times[kind]
    ]


def _way(mode: Mode, figures: list[Figure], alumni) -> Way:
    everybody: list[int] = []
    parts = []
    for one in figures:
        people = _alumni(one, alumni)
        everybody += people
        parts.append(Part(str(one.what), None if one.people is None else len(people), one.times))
    return Way(mode, len(everybody if bug("person-twice") else set(everybody)), parts)


def _alumni(figure: Figure, alumni) -> list[int]:
    if figure.people is None:
        return []
    return list(alumni.filter(person_id__in=figure.people).values_list("person_id", flat=True).distinct())
