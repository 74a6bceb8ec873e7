"""Invented employers by country and industry. Any likeness to a real one is a coincidence of common words."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from random import Random

from kohort.people.vocabulary.tables import rows

from .chance import Weighted, drawn, shares
from .curriculum import DATA, InstitutionPlan

LANDS = {"NO": "no", "FI": "fi", "SE": "sv"}  # the language of a country's names; English elsewhere
SIZES = {"NO": 60, "FI": 60, "SE": 20}  # employers in each industry
PUBLIC = frozenset("PQRSTV")  # no legal form after the name
FORMS = {
    "GB": "Ltd", "US": "Inc.", "DE": "GmbH", "NL": "B.V.", "CH": "AG", "FR": "SAS", "ES": "S.L.", "IT": "S.r.l.",
    "BE": "BV", "PL": "Sp. z o.o.", "EE": "OÜ", "LT": "UAB", "DK": "ApS", "IS": "ehf.", "CA": "Inc.", "AU": "Pty Ltd",
    "SG": "Pte Ltd", "JP": "K.K.", "BR": "Ltda.", "TR": "A.Ş.",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Employer:
    """An employer. `industry` is a section of NACE Rev. 2.1, `place` a name the gazetteer knows in `country`."""

    name: str
    industry: str
    place: str
    country: str


@cache
def cities() -> dict[str, dict[str, int]]:
    """Cities people work in by country, with weights."""
    return {row["country"]: shares(row["cities"]) for row in rows(DATA / "cities.tsv")}


@cache
def _stems(land: str) -> list[tuple[str, str]]:
    """Invented place-like words, each with its genitive (the same word except in Finnish)."""
    words = next(row["stems"] for row in rows(DATA / "stems.tsv") if row["land"] == land).split()
    return [(word.partition("/")[0], word.rpartition("/")[2]) for word in words]


@cache
def _names(land: str) -> dict[str, list[str]]:
    """All the names an employer can have in this language, by industry."""
    return {
        row["sections"]: [
            pattern.replace("{*}", genitive).replace("{}", stem)
            for pattern, (stem, genitive) in product(row["names"].split(";"), _stems(land))
        ]
        for row in rows(DATA / "employers.tsv")
        if row["land"] == land
    }


def _employers(rng: Random, country: str) -> Iterator[Employer]:
    places = drawn(cities()[country])
    for industry, names in _names(LANDS.get(country, "en")).items():
        form = "" if industry in PUBLIC else FORMS.get(country, "")
        for name in rng.sample(names, min(SIZES.get(country, 4), len(names))):
            yield Employer(f"{name} {form}".strip(), industry, places.draw(rng), country)


@cache
def catalogue() -> tuple[Employer, ...]:
    """All employers, the same in every run: graduates of different institutions meet at work."""
    rng = Random("kohort employers")
    return tuple(employer for country in cities() for employer in _employers(rng, country))


class Market:
    """Where the graduates of one institution find work: mostly at large employers and near home."""

    def __init__(self, plan: InstitutionPlan) -> None:
        near = plan.cities
        found: dict[tuple[str, str], list[Employer]] = {}
        for employer in catalogue():
            found.setdefault((employer.country, employer.industry), []).append(employer)
        self.employers = {
            key: Weighted(some, ((1 + near.get(each.place, 0)) / (rank + 4) for rank, each in enumerate(some)))
            for key, some in found.items()
        }
        self.places = {country: drawn(parts) for country, parts in cities().items()}

    def employer(self, rng: Random, country: str, industry: str) -> Employer:
        """Draw an employer; raises KeyError for a country or an industry without any."""
        return self.employers[country, industry].draw(rng)

    def own_firm(self, rng: Random, country: str, industry: str, field: str, surname: str) -> Employer:
        """The firm of somebody who works for herself."""
        name = f"{surname} {_own_words()[field][LANDS.get(country, 'en')]}"
        return Employer(name, industry, self.places[country].draw(rng), country)


@cache
def _own_words() -> dict[str, dict[str, str]]:
    return {row["field"]: row for row in rows(DATA / "own_firms.tsv")}
