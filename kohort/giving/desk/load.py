"""Fair load at the desk: who was asked how often in a year, against what they said."""

from typing import NamedTuple

from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kohort.access.gate import office
from kohort.giving.limits.asking import Load, loads
from kohort.groups.names import Name, names

from .asking_units import units
from .narrowing import narrowed
from .picking import picked
from .shares import Burdens, bars, burdens, in_order

PER_PAGE = 40


class Carried(NamedTuple):
    """Somebody, how often they were asked, and how often of what is counted here."""

    name: Name
    load: Load
    times: int

    @property
    def is_full(self) -> bool:
        """As often as they said."""
        return self.load.per_year is not None and self.load.asked >= self.load.per_year


@office
@require_safe
def load(request):
    """The most asked first; with `least`, those never asked who offered."""
    viewer, least = request.viewer, "least" in request.GET
    which = narrowed(request.GET, viewer)
    unit = request.institution.units.filter(code=request.GET.get("unit", "")).first()
    asked = burdens(viewer, which.kind, which.people(viewer), unit)
    page = Paginator(in_order(asked, least=least), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page_name": "load",
        "page": page,
        "carried": _carried(list(page), asked, request),
        "unit": unit,
        "unit_choices": units(request.institution, viewer),
        "bars": bars(asked),
        "least": least,
        "never": sum(not times for times in asked.values()),
        "people": len(asked),
        **picked(request, which),
    }
    return render(request, "giving/desk/load.html", context)


def _carried(ids: list[int], asked: Burdens, request) -> list[Carried]:
    known, carried = names(ids, request.viewer, request.institution.slug), loads(ids)
    return [Carried(known[one], carried[one], asked[one]) for one in ids if one in known]
