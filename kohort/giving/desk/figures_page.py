"""The figures of a year, on a page and as a file."""

from django.db.models import Min
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kohort.access.gate import figures as whoever_reads_figures
from kohort.giving.asks.nouns import noun
from kohort.giving.given import Given
from kohort.institutions.models import Institution

from .bygone import YEARS
from .cells import told
from .figures_file import file_of
from .grid import grid
from .models import Bygone
from .year import OfKind, Year, year_of


@whoever_reads_figures
@require_http_methods(["GET", "POST"])
def figures(request):
    """Of the year in the query, else of this one. POST takes them out in a `format`."""
    years = _years(request.institution)
    asked = request.GET.get("year", "")
    one = year_of(request.institution, int(asked) if asked in map(str, years) else years[0])
    if request.method == "POST":
        return file_of(request, one)
    exact = request.viewer.is_office
    context = {
        "page_name": "figures",
        "year": one,
        "last": one.number - 1,
        "years": years,
        "ways": [_way(*both, exact) for both in one.ways],
        "by_kind": _by_kind(one, exact),
        "grid": grid(one),
    }
    return render(request, "giving/desk/figures.html", context)


def _years(institution: Institution) -> list[int]:
    """This one first; the last is among them always."""
    this = timezone.localdate().year
    rows = Given.objects.trusted("the first year there is").filter(institution=institution)
    first = rows.aggregate(first=Min("on"))["first"]
    bygone = Bygone.objects.filter(institution=institution).aggregate(first=Min("year"))["first"]
    oldest = min(first.year if first else this, bygone or this, this - 1)
    return list(range(this, max(oldest, this - YEARS + 1) - 1, -1))


def _way(now, before, exact):
    """A way to take part as it is drawn: its name, people now and before, and what it consists of."""
    parts = [(one.what, "" if one.people is None else told(one.people, exact=exact), one.times) for one in now.parts]
    return {
        "label": now.mode.label,
        "now": told(now.people, exact=exact),
        "before": told(before.people, exact=exact),
        "parts": parts,
    }


def _by_kind(one: Year, exact: bool) -> list[list]:
    total = [_("All in all"), *_numbers(one.total, one.total_before, exact)]
    return [[capfirst(noun(row.kind)), *_of(row, exact)] for row in one.kinds] + [total]


def _of(row: OfKind, exact: bool) -> list:
    return _numbers(row.now, row.before, exact)


def _numbers(now, before, exact: bool) -> list:
    people, times = told(now.people, exact=exact), told(now.times, exact=exact)
    return [people, times, now.hours, now.heads, told(before.people, exact=exact), told(before.times, exact=exact)]
