"""The invented institutions as rows: their units, and their programmes with what these have merged into."""

from datetime import date
from typing import NamedTuple

from kohort.institutions.models import Institution, Programme, Unit
from kohort.register.file import source_name
from kohort.register.models import Source

from .curriculum import InstitutionPlan

WHY = "the demo writes on behalf of everybody"


class Campus(NamedTuple):
    """An institution whose register is in. `opened` is the day from which people could take their places."""

    institution: Institution
    source: Source
    programmes: dict[str, int]
    opened: date
    today: date

    @classmethod
    def of(cls, institution: Institution, system: str, opened: date, today: date) -> "Campus":
        name = source_name(system)
        source, _is_new = Source.objects.trusted(WHY).get_or_create(institution=institution, name=name)
        return cls(institution, source, dict(institution.programmes.values_list("code", "pk")), opened, today)


def found(plan: InstitutionPlan) -> Institution:
    """The institution of a plan, with all that belongs to it. Doing it again changes nothing."""
    institution, _is_new = Institution.objects.get_or_create(
        slug=plan.slug,
        defaults={
            "names": plan.names,
            "language": plan.default_language,
            "languages": list(plan.languages),
            "country": plan.country,
            "colour": plan.colour,
        },
    )
    _programmes(plan, institution, _units(plan, institution))
    return institution


def _units(plan: InstitutionPlan, institution: Institution) -> dict[str, Unit]:
    """By slug; parents come before their children in a plan."""
    units: dict[str, Unit] = {}
    for each in plan.units:
        wanted = {"names": each.names, "parent": units[each.parent] if each.parent else None}
        units[each.slug], _is_new = Unit.objects.get_or_create(institution=institution, code=each.slug, defaults=wanted)
    return units


def _programmes(plan: InstitutionPlan, institution: Institution, units: dict[str, Unit]) -> None:
    programmes = {
        each.code: Programme.objects.get_or_create(
            institution=institution,
            code=each.code,
            defaults={"names": each.names, "level": each.level, "unit": units[each.unit]},
        )[0]
        for each in plan.programmes
    }
    for each in plan.programmes:
        if each.merged_into:
            programmes[each.code].merged_into = programmes[each.merged_into]
    Programme.objects.bulk_update(programmes.values(), ["merged_into"])
