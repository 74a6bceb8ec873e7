"""The figures of a year, with those of the year before beside them: what the rector asks for."""

from typing import NamedTuple

from kohort.giving.catalogue import Kind
from kohort.giving.naming import Named, in_order, told_apart
from kohort.institutions.models import Institution, Programme, Unit

from .bygone import counted
from .counts import Counts, Of
from .gifts import Place, Sum
from .models import Line
from .spans import year
from .ways import Way, ways


class OfKind(NamedTuple):
    kind: Kind
    now: Sum
    before: Sum


class Year(NamedTuple):
    """`cells` are people, by where they gave and what; `unsaid`, how often nobody told how it went."""

    number: int
    total: Sum
    total_before: Sum
    ways: list[tuple[Way, Way]]
    kinds: list[OfKind]
    places: dict[Place, str]
    cells: dict[tuple[Place, Kind], int]
    unsaid: int


def year_of(institution: Institution, number: int) -> Year:
    """All of it, in the language of the page."""
    now, before = counted(institution, number), counted(institution, number - 1)
    both = zip(ways(institution, year(number), now), ways(institution, year(number - 1), before), strict=True)
    cells = {((of.programme, of.unit), Kind(of.name)): one.people for of, one in now.items() if of.line == Line.PLACE}
    total, total_before = now[Of(Line.ALL)], before[Of(Line.ALL)]
    places, unsaid = _places({place for place, _kind in cells}), now[Of(Line.UNSAID)].times
    return Year(number, total, total_before, list(both), _kinds(now, before), places, cells, unsaid)


def _kinds(now: Counts, before: Counts) -> list[OfKind]:
    """In the order of the catalogue, without what nobody gave in either year."""
    told = (OfKind(kind, now[Of(Line.KIND, kind)], before[Of(Line.KIND, kind)]) for kind in Kind)
    return [one for one in told if one.now.times or one.before.times]


def _places(found: set[Place]) -> dict[Place, str]:
    """Their names, in the order of the alphabet; what was for no programme or unit comes last, without one."""
    programmes = Programme.objects.in_bulk({one[0] for one in found if one[0]})
    units = Unit.objects.in_bulk({one[1] for one in found if one[1]})
    names = {_at(one): name for one, name in told_apart([*programmes.values(), *units.values()])}
    return dict(sorted(((at, names.get(at, "")) for at in found), key=lambda pair: (not pair[1], in_order(pair[1]))))


def _at(one: Named) -> Place:
    return (one.pk, None) if isinstance(one, Programme) else (None, one.pk)
