"""The public list of an institution's programmes."""

from collections import defaultdict
from typing import NamedTuple

from django.utils.translation import get_language

from kohort.institutions.models import Institution, Programme, Unit
from kohort.kit.sorting import sort_key
from kohort.people.vocabulary.levels import NAMES, level_name


class Entry(NamedTuple):
    """A programme that lives, its level in words, and those that became it."""

    programme: Programme
    level: str
    before: list[Programme]


def by_unit(institution: Institution) -> list[tuple[Unit | None, list[Entry]]]:
    """Units in alphabetical order with their entries; what belongs to no unit comes last."""
    programmes = list(institution.programmes.select_related("unit"))
    before = defaultdict(list)
    for programme in programmes:
        before[programme.merged_into_id].append(programme)
    units = defaultdict(list)
    for programme in before.pop(None, []):
        units[programme.unit].append(Entry(programme, _level(programme), _in_order(_all_before(programme, before))))
    ordered = sorted(units, key=lambda unit: (unit is None, _place(unit)))
    return [(unit, sorted(units[unit], key=lambda entry: _place(entry.programme))) for unit in ordered]


def _all_before(programme, before) -> list[Programme]:
    """What became it, and what had become that."""
    return [one for old in before[programme.pk] for one in (old, *_all_before(old, before))]


def _level(programme) -> str:
    return level_name(programme.level, get_language()) if programme.level in NAMES else ""


def _in_order(programmes):
    return sorted(programmes, key=_place)


def _place(named) -> str:
    return sort_key(named.name, get_language()) if named else ""
