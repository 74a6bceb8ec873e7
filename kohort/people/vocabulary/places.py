"""An offline gazetteer: where people live and work, found by any of its names ("Åbo" is Turku). Sends nothing anywhere.

Read from places.sqlite3 (built by gazetteer.py), so it costs a process next to no memory. Data: GeoNames, CC BY 4.0.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kohort.kit.folding import fold

FILE = Path(__file__).with_name("places.sqlite3")
SELECT = """
SELECT place.id, place.name, country, lat, lon, max({rank}) AS rank FROM name JOIN place ON place.id = name.place
WHERE {condition} AND (:country IS NULL OR country = :country)
GROUP BY place.id ORDER BY rank DESC LIMIT :limit
"""
# "Bø" typed in full is rather Bø than a larger Bo.
NAMED = SELECT.format(condition="name.key = :key", rank="weight * iif(place.name = :text COLLATE NOCASE, 10, 1)")
# A whole name before a beginning, and a place's own name before what other languages call it.
STARTING = SELECT.format(
    condition="name.key >= :key AND name.key < :key || char(0x10FFFF)",
    rank="weight * iif(name.key = place.key, 100, 1) * iif(name.key = :key, 1000, 1)",
)


@dataclass(frozen=True, slots=True)
class Place:
    """A populated place. `geonameid` is GeoNames' own and lasts; `country` is ISO 3166; `lat` and `lon` are degrees."""

    geonameid: int
    name: str
    country: str
    lat: float
    lon: float


@cache
def _database() -> sqlite3.Connection:
    # Immutable: no locks and no journal beside the code. SQLite itself serialises threads on one connection.
    return sqlite3.connect(f"{FILE.as_uri()}?immutable=1", uri=True, check_same_thread=False)


def _select(query: str, **values: str | int | None) -> Iterator[Place]:
    return (Place(*row[:5]) for row in _database().execute(query, values))


def find(text: str, country: str | None = None) -> Place | None:
    """The place so named in any language, in `country` (ISO code) if given; Nordic and large places come first."""
    return next(_select(NAMED, text=text.strip(), key=fold(text), country=country, limit=1), None)


def suggest(prefix: str, limit: int = 8, country: str | None = None) -> list[Place]:
    """Places whose name in any language begins with `prefix`, most likely first; none for an empty prefix."""
    key = fold(prefix)
    return list(_select(STARTING, key=key, country=country, limit=limit)) if key else []
