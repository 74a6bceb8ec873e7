"""Three invented institutions with their units, programmes and merged predecessors, read from the tables in data/."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kohort.people.vocabulary.tables import rows

from .chance import shares

DATA = Path(__file__).with_name("data")
LANGUAGES = ("nb", "nn", "fi", "sv", "en")

Names = dict[str, str]  # by language


@dataclass(frozen=True, slots=True)
class UnitPlan:
    """A faculty, school or department. `parent` is the slug of the unit it belongs to."""

    slug: str
    parent: str | None
    names: Names


@dataclass(frozen=True, slots=True)
class PredecessorPlan:
    """An institution that became part of this one; `until` is the last year it awarded degrees in its own name."""

    slug: str
    names: Names
    until: int


@dataclass(frozen=True, slots=True)
class ProgrammePlan:
    """A programme. `first` and `last` are years of award, `years` its nominal length, `level` EQF, `weight` its size.

    `merged_into` is the code of the programme that went on with it, `predecessor` the slug of who awarded it.
    `titles` are as awarded, never modernised.
    """

    code: str
    unit: str
    level: int
    field: str
    years: int
    weight: int
    first: int
    last: int | None
    merged_into: str | None
    predecessor: str | None
    names: Names
    titles: Names


@dataclass(frozen=True, slots=True)
class InstitutionPlan:
    """An institution. `languages` (the default first) and `cities` (its region) come with their shares of people."""

    slug: str
    names: Names
    country: str
    colour: str
    languages: dict[str, int]
    cities: dict[str, int]
    units: tuple[UnitPlan, ...]
    predecessors: tuple[PredecessorPlan, ...]
    programmes: tuple[ProgrammePlan, ...]

    @property
    def default_language(self) -> str:
        return next(iter(self.languages))

    def faculty(self, unit: str) -> str:
        """The slug of the topmost unit that `unit` belongs to."""
        parents = {each.slug: each.parent for each in self.units}
        return parents[unit] or unit


def _names(row: dict[str, str], prefix: str = "") -> Names:
    return {language: row[prefix + language] for language in LANGUAGES if row.get(prefix + language)}


def _programme(row: dict[str, str]) -> ProgrammePlan:
    return ProgrammePlan(
        code=row["code"],
        unit=row["unit"],
        level=int(row["level"]),
        field=row["field"],
        years=int(row["years"]),
        weight=int(row["weight"]),
        first=int(row["first"]),
        last=int(row["last"]) if row["last"] else None,
        merged_into=row["merged_into"] or None,
        predecessor=row["predecessor"] or None,
        names=_names(row),
        titles=_names(row, "title_"),
    )


def _of(institution: str, table: str) -> Iterator[dict[str, str]]:
    return (row for row in rows(DATA / f"{table}.tsv") if row["institution"] == institution)


def _institution(row: dict[str, str]) -> InstitutionPlan:
    slug = row["slug"]
    return InstitutionPlan(
        slug=slug,
        names=_names(row),
        country=row["country"],
        colour=row["colour"],
        languages=shares(row["languages"]),
        cities=shares(row["cities"]),
        units=tuple(UnitPlan(each["slug"], each["parent"] or None, _names(each)) for each in _of(slug, "units")),
        predecessors=tuple(
            PredecessorPlan(each["slug"], _names(each), int(each["until"])) for each in _of(slug, "predecessors")
        ),
        programmes=tuple(map(_programme, rows(DATA / f"{slug}.tsv"))),
    )


@cache
def institutions() -> dict[str, InstitutionPlan]:
    """All invented institutions by slug: nordvik (large, Norwegian), lysbu (nynorsk, arts), saarela (Finnish UAS)."""
    return {row["slug"]: _institution(row) for row in rows(DATA / "institutions.tsv")}
