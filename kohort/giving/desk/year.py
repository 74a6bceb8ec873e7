"""The figures of a year, with those of the year before beside them: what the rector asks for."""

from collections import defaultdict
from typing import NamedTuple

from kohort.giving.catalogue import Kind
from kohort.institutions.models import Institution, Programme, Unit

from .engaged import Way, ways
from .gifts import Gift, Place, Sum, add_up, gifts
from .naming import Named, in_order, told_apart
from .spans import year


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
    span, last = year(number), year(number - 1)
    now, before = gifts(institution, span), gifts(institution, last)
    both = zip(ways(institution, span, now), ways(institution, last, before), strict=True)
    cells = _cells(now)
    places = _places({place for place, _kind in cells})
    unsaid = sum(not one.is_said for one in now)
    return Year(number, add_up(now), add_up(before), list(both), _kinds(now, before), places, cells, unsaid)


def _kinds(now: list[Gift], before: list[Gift]) -> list[OfKind]:
    """In the order of the catalogue, without what nobody gave in either year."""
    told = (OfKind(kind, _of(kind, now), _of(kind, before)) for kind in Kind)
    return [one for one in told if one.now.times or one.before.times]


def _of(kind: Kind, given: list[Gift]) -> Sum:
    return add_up(one for one in given if one.kind == kind)


def _cells(given: list[Gift]) -> dict[tuple[Place, Kind], int]:
    people = defaultdict(set)
    for one in given:
        people[one.place, Kind(one.kind)].add(one.person)
    return {cell: len(those) for cell, those in people.items()}


def _places(found: set[Place]) -> dict[Place, str]:
    """Their names, in the order of the alphabet; what was for no programme or unit comes last, without one."""
    programmes = Programme.objects.in_bulk({one[0] for one in found if one[0]})
    units = Unit.objects.in_bulk({one[1] for one in found if one[1]})
    names = {_at(one): name for one, name in told_apart([*programmes.values(), *units.values()])}
    return dict(sorted(((at, names.get(at, "")) for at in found), key=lambda pair: (not pair[1], in_order(pair[1]))))


def _at(one: Named) -> Place:
    return (one.pk, None) if isinstance(one, Programme) else (None, one.pk)
