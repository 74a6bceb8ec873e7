"""Units with their programmes, for the desk: all there are, with how many people studied each."""

from collections import Counter, defaultdict
from typing import NamedTuple

from django.conf import settings
from django.db.models import Count
from django.utils.translation import get_language

from kohort.institutions.models import Institution, Programme, Unit
from kohort.people.models import Study
from kohort.people.vocabulary.levels import NAMES, level_name

from .choices import in_order

LANGUAGES = dict(settings.LANGUAGES)


class Line(NamedTuple):
    """A programme, how many people studied it, its level in words, and the offered languages it has no name in."""

    programme: Programme
    people: int
    level: str
    lacks: list[str]


class Section(NamedTuple):
    """A unit, or None for what belongs to none, with its programmes."""

    unit: Unit | None
    lacks: list[str]
    lines: list[Line]


def sections(institution: Institution) -> list[Section]:
    """In the order of the alphabet; three queries however many there are."""
    people, of_unit = _people(institution), defaultdict(list)
    for one in in_order(institution.programmes.select_related("merged_into")):
        of_unit[one.unit_id].append(Line(one, people[one.pk], _level(one), _lacks(one, institution)))
    units = in_order(institution.units.select_related("parent"))
    found = [Section(unit, _lacks(unit, institution), of_unit[unit.pk]) for unit in units]
    return [*found, Section(None, [], of_unit[None])] if of_unit[None] else found


def _people(institution) -> Counter[int]:
    rows = Study.objects.trusted("the office is told how many studied what").filter(institution=institution)
    counted = rows.order_by().values("programme").annotate(people=Count("person", distinct=True))
    return Counter(dict(counted.values_list("programme", "people")))


def _level(programme: Programme) -> str:
    return level_name(programme.level, get_language() or "en") if programme.level in NAMES else ""


def _lacks(named, institution) -> list[str]:
    return [LANGUAGES[code] for code in institution.languages if not named.names.get(code)]
