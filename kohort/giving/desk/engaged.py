"""Who took part in what, and how often: what was given, and what apps beside and below this one count (FIGURES)."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from django.conf import settings
from django.utils.module_loading import import_string

from kohort.activity.engagement import Figure, Mode
from kohort.giving.catalogue import Kind
from kohort.institutions.models import Institution
from kohort.people.models import Study

from .gifts import Gift
from .modes import mode_of
from .spans import Span

WHY = "figures name nobody"


class Done(NamedTuple):
    """One of the things a way to take part consists of. `people` are ids of alumni: who had a degree from here by
    then. `times` is how often anybody did it. `name` is a kind of help, or a figure's."""

    mode: Mode
    name: str
    people: Collection[int]
    times: int


def elsewhere(institution: Institution, span: Span) -> list[Figure]:
    """What the others count."""
    since, until = span.instants(institution)
    return [one for path in settings.FIGURES for one in import_string(path)(institution, since, until)]


def engaged(institution: Institution, span: Span, given: list[Gift], person_id: int | None = None) -> Iterator[Done]:
    """Everybody, or one of them alone; `given` is of the same."""
    studies = Study.objects.trusted(WHY).filter(institution=institution, award_year__lt=span.until.year)
    alumni = studies.values_list("person_id", flat=True).distinct()
    givers = set(alumni.filter(person_id__in={one.person for one in given}))
    for kind in Kind:
        those = [one.person for one in given if one.kind == kind]
        yield Done(mode_of(kind), kind, givers.intersection(those), len(those))
    for figure in elsewhere(institution, span):
        one = figure.of(person_id) if person_id else figure
        yield Done(one.mode, one.name, list(alumni.filter(person_id__in=one.people)), one.times)
