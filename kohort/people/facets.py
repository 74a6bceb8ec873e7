"""The ways to narrow a selection of people. Apps above add theirs by the list SEGMENT_FACETS in settings."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, partial

from django.conf import settings
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kohort.institutions.models import Programme
from kohort.kit.bugs import bug

from . import naming
from .freshness import BUCKETS, bucket_of, months_of

LONGEST = 160
YEARS = re.compile(r"(\d{4})(?:\s*[-–]\s*(\d{4}))?")
MOST_YEARS = 120
ANY = "any"  # has finished, whenever it was
ALL_YEARS = range(1800, 2101)

Words = str | Promise  # translated when it is shown
Labels = Callable[[Iterable[str], int], Mapping[str, str]]
Where = Callable[[Iterable[str], int], Q]


@dataclass(frozen=True)
class Facet:
    """One question about people and its possible answers.

    `name` stands in the query string and is the facet of the index ("residence.country" for a `kind` of row: several
    facets of a kind match one and the same row). `labels(values, institution id)` names values in the active
    language, `clause` says in a sentence what they do. `clean` gives a value's one spelling, "" for what makes no
    sense; `expand(values, institution id)` what they stand for in the index, and `gather` leads back from one of those.
    `where(values, institution id)` says the same of a row of its kind to the database: see `fitting`.
    """

    name: str
    label: Words
    clause: Words
    kind: str = ""
    labels: Labels = naming.as_written
    office_only: bool = False
    ranged: bool = False
    clean: Callable[[str], str] = lambda value: value.strip()[:LONGEST]
    expand: Callable[[Iterable[str], int], Iterable[str]] = lambda values, institution_id: values
    gather: Callable[[str], str] = lambda value: value
    where: Where | None = None
    listed: int = 6

    def said(self, values: list[str]) -> list[str]:
        """The values in a query string; several spans of years may stand in one field."""
        return [part for value in values for part in value.split(",")] if self.ranged else values

    @property
    def key(self) -> str:
        """Its name in the index."""
        return f"{self.kind}.{self.name}" if self.kind else self.name


def years(value: str) -> str:
    """ "2010" or "2008-2012", the earlier first; "" for what is no year or a span of more than 120."""
    match = YEARS.fullmatch(value.strip())
    first, last = sorted((match[1], match[2] or match[1])) if match else ("0", "9999")
    if int(last) - int(first) > MOST_YEARS:
        return ""
    return first if first == last else f"{first}-{last}"


def years_or_any(value: str) -> str:
    return ANY if value.strip() == ANY else years(value)


def each_year(values: Iterable[str], institution_id: int) -> list[str]:
    return [str(year) for value in values for year in _span(value)]


def _span(value: str) -> range:
    first, _dash, last = value.partition("-")
    return ALL_YEARS if value == ANY else range(int(first), int(last or first) + 1)


def within(column: str) -> Where:
    """A column with a year in it; whoever has finished in any year has one."""

    def where(values, institution_id):
        found = Q()
        for value in values:
            span = _span(value)
            has_one, between = {f"{column}__isnull": False}, {f"{column}__range": (span[0], span[-1])}
            found |= Q(**has_one) if value == ANY else Q(**between)
        return found

    return where


def column(name: str) -> Where:
    """A column that holds one of the values as it stands."""
    return lambda values, institution_id: Q(**{f"{name}__in": list(values)})


def at_level(values: Iterable[str], institution_id: int) -> Q:
    """The level of a study is that of its programme, unless it has one of its own."""
    levels = list(values)
    return Q(level__in=levels) | Q(level__isnull=True, programme__level__in=levels)


def living_programmes(values: Iterable[str], institution_id: int) -> list[str]:
    """A programme that was merged stands for the one that lives on: the index knows only those."""
    rows = Programme.objects.filter(institution_id=institution_id, code__in=list(values))
    return [row.successor().code for row in rows.select_related("merged_into")]


def of_programmes(values: Iterable[str], institution_id: int) -> Q:
    """Studies of these programmes, of those that live on in their place, and of all that were merged into them."""
    codes = living_programmes(values, institution_id)
    found = set(Programme.objects.filter(institution_id=institution_id, code__in=codes).values_list("pk", flat=True))
    newest = found
    while newest:
        merged = Programme.objects.filter(merged_into__in=newest).values_list("pk", flat=True)
        newest = set(merged) - found
        found |= newest
    return Q(programme__in=found)


def one_of(values: Iterable[str]) -> Callable[[str], str]:
    known = frozenset(values)
    return lambda value: value if value in known else ""


def code(value: str) -> str:
    return value.strip().upper()[:2]


def language_code(value: str) -> str:
    return value.strip().lower()[:3]


LEVELS, YES_NO = ("5", "6", "7", "8"), ("yes", "no")
Span = partial(Facet, ranged=True, clean=years, expand=each_year, labels=naming.spans)
Country = partial(Facet, clean=code, labels=naming.countries)
YesNo = partial(Facet, clean=one_of(YES_NO), office_only=True)

FACETS = [
    Facet(
        "programme",
        _("Programme"),
        _("studied {programme}"),
        "study",
        naming.programmes,
        expand=living_programmes,
        where=of_programmes,
    ),
    Facet(
        "level",
        _("Level"),
        _("studied at level “{level}”"),
        "study",
        naming.levels,
        clean=one_of(LEVELS),
        where=at_level,
    ),
    Span(
        "year",
        _("Graduation year"),
        _("finished in {year}"),
        "study",
        labels=naming.spans_or_any,
        clean=years_or_any,
        where=within("award_year"),
    ),
    Span("cohort", _("Admission year"), _("began in {cohort}"), "study", where=within("cohort")),
    Country("country", _("Country of residence"), _("live in {country}"), "residence", where=column("country")),
    Facet("place", _("Place of residence"), _("live in {place}"), "residence", where=column("place")),
    Facet(
        "industry",
        _("Industry"),
        _("work in the field “{industry}”"),
        "position",
        naming.industries,
        where=column("industry"),
    ),
    Facet("employer", _("Employer"), _("work for {employer}"), "position", where=column("employer")),
    Country("work_country", _("Country of work"), _("work in {work_country}"), "position", where=column("country")),
    Facet("work_place", _("Place of work"), _("work in {work_place}"), "position", where=column("place")),
    Facet(
        "language",
        _("Language"),
        _("speak {language}"),
        "language",
        naming.languages,
        clean=language_code,
        where=column("code"),
    ),
    Facet("topic", _("Topic"), _("know about {topic}"), "topic", where=column("text")),
    Country(
        "from_or_in",
        _("From or living in"),
        _("come from or live in {from_or_in}"),
        office_only=True,
    ),
    Country("origin", _("Country of origin"), _("came from {origin}"), office_only=True),
    YesNo(
        "claimed",
        _("Place here"),
        _("have {claimed}"),
        labels=naming.fixed(
            {
                "yes": pgettext_lazy("people who have …", "claimed their place"),
                "no": pgettext_lazy("people who have …", "not claimed their place"),
            }
        ),
    ),
    YesNo(
        "work",
        _("Work"),
        _("have {work}"),
        labels=naming.fixed(
            {
                "yes": pgettext_lazy("people who have …", "work we know of"),
                "no": pgettext_lazy("people who have …", "no work we know of"),
            }
        ),
    ),
    YesNo(
        "email",
        _("E-mail"),
        _("have {email}"),
        labels=naming.fixed(
            {
                "yes": pgettext_lazy("people who have …", "a known e-mail address"),
                "no": pgettext_lazy("people who have …", "no known e-mail address"),
            }
        ),
    ),
    Facet(
        "fresh",
        _("Age of facts"),
        _("have {fresh}"),
        labels=naming.fixed(
            {
                "fresh": pgettext_lazy("people who have …", "facts confirmed in the last two years"),
                "old": pgettext_lazy("people who have …", "facts confirmed more than two years ago"),
                "never": pgettext_lazy("people who have …", "facts nobody has confirmed"),
            }
        ),
        clean=one_of(BUCKETS),
        expand=months_of,
        gather=bucket_of,
        listed=1500,
        office_only=True,
    ),
]

# How facets of one row read together; more names first.
TOGETHER: list[tuple[tuple[str, ...], Words]] = [
    (("programme", "cohort", "year"), _("began {programme} in {cohort} and finished in {year}")),
    (("programme", "year"), _("finished {programme} in {year}")),
    (("programme", "cohort"), _("began {programme} in {cohort}")),
    (("cohort", "year"), _("began in {cohort} and finished in {year}")),
    (("country", "place"), _("live in {place}, {country}")),
    (("employer", "work_country"), _("work for {employer} in {work_country}")),
    (("employer", "work_place"), _("work for {employer} in {work_place}")),
    (("work_country", "work_place"), _("work in {work_place}, {work_country}")),
]


@cache
def all_facets() -> dict[str, Facet]:
    """Every facet by its name in a query string, in the order in which they are shown and told."""
    lists = [import_string(path) for path in settings.SEGMENT_FACETS]
    return {facet.name: facet for facets in lists for facet in facets}


def facets_for(is_office: bool) -> list[Facet]:
    """Those a member may use, or those of the office."""
    return [facet for facet in all_facets().values() if is_office or not facet.office_only or bug("office-facets")]
