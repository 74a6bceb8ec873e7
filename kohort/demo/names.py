"""Invented names, drawn from what people of an age and origin are commonly called. Full names collide, as in life."""

from dataclasses import dataclass
from functools import cache
from random import Random

from kohort.people.vocabulary.tables import rows

from .chance import Weighted, ranked
from .curriculum import DATA

NORDIC = frozenset({"nb", "sami", "fi", "svfi", "sv", "da", "is"})
DOUBLED = {"nb": 0.15, "sami": 0.12}  # Lund Johansen: the first is a mellomnavn, a surname in all but law
HYPHENED = {"nb": 0.03, "fi": 0.04, "svfi": 0.03, "sv": 0.02}
TWO_GIVEN = {"nb": 0.3, "fi": 0.75, "svfi": 0.7, "sv": 0.5, "sami": 0.3, "da": 0.2}
FORMER = {"f": 0.16, "m": 0.02}

# Common names all the same, but everybody would think of somebody real.
FAMOUS = frozenset(
    (
        "Siv Jensen",
        "Kristin Halvorsen",
        "Ingrid Kristiansen",
        "Jon Fosse",
        "Trygve Lie",
        "Arne Næss",
        "Tommi Mäkinen",
        "Mika Salo",
        "Esa Tikkanen",
        "Lars Larsen",
        "Martin Ødegård",
    )
)


@dataclass(frozen=True, slots=True)
class Name:
    """`given` holds all given names and `call` the one used; `former` is an earlier surname."""

    given: str
    call: str
    surname: str
    former: str | None


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a family's names come from; `country` is where most of its people live."""

    code: str
    country: str


@cache
def _origins(country: str, era: int) -> Weighted[Origin]:
    """Who studies in `country`: the share of names from elsewhere grows with the decade of birth (`era`)."""
    elsewhere = {0: 0.2, 1: 0.5, 2: 0.9}.get(era, 1.35)
    table = rows(DATA / "origins.tsv")
    weights = (int(row[country]) * (1 if row["origin"] in NORDIC else elsewhere) for row in table)
    return Weighted([Origin(row["origin"], row["country"]) for row in table], weights)


def origin(rng: Random, country: str, born: int) -> Origin:
    """Draw an origin for somebody born in the year `born` who studies in `country` (NO or FI)."""
    return _origins(country, max(0, min(3, (born - 1955) // 12))).draw(rng)


@cache
def _eras(origin: str, gender: str) -> list[tuple[int, Weighted[str]]]:
    table = (row for row in rows(DATA / "given.tsv") if (row["origin"], row["gender"]) == (origin, gender))
    return [(int(row["born_from"]), ranked(row["names"].split(), flatness=20)) for row in table]


@cache
def _given(origin: str, gender: str, born: int) -> Weighted[str]:
    return [names for since, names in _eras(origin, gender) if since <= born][-1]


@cache
def _surnames() -> dict[str, Weighted[str]]:
    return {row["origin"]: ranked(row["names"].split(), flatness=30) for row in rows(DATA / "surnames.tsv")}


def _pair(rng: Random, names: Weighted[str], between: str) -> str:
    first = second = names.draw(rng)
    while second == first:
        second = names.draw(rng)
    return first + between + second


def _surname(rng: Random, origin: str) -> str:
    names, chance = _surnames()[origin], rng.random()
    doubled = DOUBLED.get(origin, 0)
    if chance < doubled:
        return _pair(rng, names, " ")
    return _pair(rng, names, "-") if chance < doubled + HYPHENED.get(origin, 0) else names.draw(rng)


def name(rng: Random, origin: str, gender: str, born: int) -> Name:
    """Draw a name for a woman ("f") or a man ("m") of this origin born in the year `born`."""
    names = _given(origin, gender, born)
    given = _pair(rng, names, " ") if rng.random() < TWO_GIVEN.get(origin, 0) else names.draw(rng)
    # Some are called by the second of their names.
    call = given.split()[0 if rng.random() < 0.8 else -1]
    surname = _surname(rng, origin)
    while f"{call} {surname}" in FAMOUS:
        surname = _surname(rng, origin)
    return Name(given, call, surname, _surname(rng, origin) if rng.random() < FORMER[gender] else None)
