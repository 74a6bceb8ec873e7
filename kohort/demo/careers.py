"""Invented careers: a chain of positions that fits a field of study, grows with the years and sometimes goes abroad."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from random import Random

from kohort.people.vocabulary.tables import rows

from .chance import Weighted
from .curriculum import DATA
from .employers import Market, cities
from .invented import InventedPosition

RETIRED = 67  # years of age
STAGES = (4, 12)  # years since graduation at which somebody is no longer a beginner, and is senior
TENURE = Weighted([1, 2, 3, 4, 5, 7, 10, 15], [8, 15, 20, 17, 14, 12, 9, 5])  # years in one position
GOES_ABROAD, COMES_BACK, GOES_HOME = 0.06, 0.45, 0.25
OWN_FIRM = {"fashion": 0.2, "film": 0.22, "music": 0.2, "media": 0.12}  # else 0.03
SECOND_JOB = 0.03


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of work: the industries that have it and its titles by language, in the same order in each."""

    industries: str
    titles: dict[str, list[str]]


@dataclass(slots=True)
class Worker:
    """Who walks the career: since when, born when, from where, and the language her titles are written in."""

    field: str
    since: int
    born: int
    home: str  # country
    base: str  # country of study
    country: str  # where she works now
    language: str
    surname: str


@cache
def kinds() -> dict[tuple[str, int], Weighted[Kind]]:
    found: dict[tuple[str, int], list[tuple[Kind, int]]] = {}
    for row in rows(DATA / "titles.tsv"):
        titles = {language: row[language].split(";") for language in ("en", "nb", "nn", "fi", "sv")}
        kind = Kind(row["sections"], titles), int(row["weight"])
        found.setdefault((row["field"], int(row["stage"])), []).append(kind)
    return {key: Weighted([kind for kind, _ in some], [weight for _, weight in some]) for key, some in found.items()}


@cache
def _abroad(base: str) -> Weighted[str]:
    weights = {country: sum(parts.values()) for country, parts in cities().items() if country != base}
    return Weighted(list(weights), weights.values())


def _stage(years: int) -> int:
    return 1 + sum(years >= limit for limit in STAGES)


def _title_language(country: str, language: str) -> str:
    """The language a title is written in: the reader's if it is one of the country's, else English abroad."""
    own = {"NO": ("nb", "nn"), "FI": ("fi", "sv"), "SE": ("sv",)}.get(country, ("en",))
    return language if language in own else own[0]


def _move(rng: Random, worker: Worker) -> None:
    """Change country before the next position, or stay."""
    chance = rng.random()
    if worker.country != worker.base:
        worker.country = worker.base if chance < COMES_BACK and worker.home == worker.base else worker.country
    elif worker.home != worker.base and worker.home in cities():
        worker.country = worker.home if chance < GOES_HOME else worker.base
    elif chance < GOES_ABROAD:
        worker.country = _abroad(worker.base).draw(rng)


def _position(rng: Random, market: Market, worker: Worker, start: int, end: int | None) -> InventedPosition:
    stage = _stage(start - worker.since)
    kind = kinds()[worker.field, stage].draw(rng)
    industry = rng.choice(kind.industries)
    titles = kind.titles[_title_language(worker.country, worker.language)]
    if stage > 1 and rng.random() < OWN_FIRM.get(worker.field, 0.03):
        employer = market.own_firm(rng, worker.country, industry, worker.field, worker.surname)
    else:
        employer = market.employer(rng, worker.country, industry)
    return InventedPosition(rng.choice(titles), employer.name, industry, employer.place, worker.country, start, end)


def _spells(rng: Random, worker: Worker, this_year: int) -> Iterator[tuple[int, int | None]]:
    """Start and end year of each position: seldom a pause between them, the last one open until retirement."""
    start, retires = worker.since, worker.born + RETIRED
    while start <= min(this_year, retires - 1):
        end = min(start + TENURE.draw(rng), retires)
        yield start, end if end <= this_year else None
        start = end + (rng.random() < 0.08)


def career(rng: Random, market: Market, worker: Worker, this_year: int) -> tuple[InventedPosition, ...]:
    """All positions of `worker` from graduation to `this_year`, oldest first; nothing current after retirement."""
    positions = []
    for start, end in _spells(rng, worker, this_year):
        _move(rng, worker)
        positions.append(_position(rng, market, worker, start, end))
    if positions and positions[-1].end is None and rng.random() < SECOND_JOB:
        positions.append(_position(rng, market, worker, rng.randint(positions[-1].start, this_year), None))
    return tuple(positions)
