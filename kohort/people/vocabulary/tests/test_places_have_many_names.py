"""A place is found by any of its names, and the Nordic one is meant unless something speaks against it."""

import sqlite3

import pytest

from kohort.kit.folding import fold
from kohort.people.vocabulary.places import FILE, Place, find, suggest


@pytest.mark.parametrize(
    ("written", "name", "country"),
    [
        ("Åbo", "Turku", "FI"),
        ("turku", "Turku", "FI"),
        ("Helsingfors", "Helsinki", "FI"),
        ("Guovdageaidnu", "Kautokeino", "NO"),
        ("Kárášjohka", "Karasjok", "NO"),
        ("Göteborg", "Göteborg", "SE"),
        ("Gothenburg", "Göteborg", "SE"),
        ("Tromsoe", "Tromsø", "NO"),
        (" Alesund ", "Ålesund", "NO"),
        ("Tukholma", "Stockholm", "SE"),
        ("Lontoo", "London", "GB"),
        ("München", "Munich", "DE"),
        ("Mariehamn", "Mariehamn", "FI"),
    ],
)
def test_any_of_its_names_finds_a_place(written, name, country):
    place = find(written)
    assert (place.name, place.country) == (name, country)


@pytest.mark.parametrize(("written", "country"), [("Bergen", "NO"), ("Bø", "NO"), ("Bo", "SL"), ("Rom", "IT")])
def test_nordic_places_come_first_but_not_villages_before_capitals(written, country):
    assert find(written).country == country


def test_a_country_narrows_the_search():
    assert find("Bergen", "NL").country == "NL"
    assert find("Turku", "NO") is None


@pytest.mark.parametrize("written", ["", "   ", "Nowhere-on-Sea", "%", "東京"])
def test_what_is_no_place_finds_nothing(written):
    assert find(written) is None


def test_a_place_says_where_it_lies():
    oslo = find("Oslo")
    assert oslo == Place(3143244, "Oslo", "NO", 59.91273, 10.74609)


def test_suggestions_begin_with_what_was_typed():
    names = [place.name for place in suggest("tro", limit=5, country="NO")]
    assert names[:2] == ["Trondheim", "Tromsø"]
    assert len(suggest("s", limit=3)) == 3


def test_a_whole_name_in_another_language_is_suggested_first():
    assert suggest("åbo")[0].name == "Turku"
    assert suggest("kautok")[0].name == "Kautokeino"


def test_nothing_typed_suggests_nothing():
    assert suggest(" ") == []


def test_the_file_was_built_with_the_present_folding():
    with sqlite3.connect(f"{FILE.as_uri()}?mode=ro", uri=True) as database:
        stale = [name for name, key in database.execute("SELECT name, key FROM place") if fold(name) != key]
        count = database.execute("SELECT count(*) FROM place").fetchone()[0]
    assert count > 30_000
    assert stale == [], "run python -m kohort.people.vocabulary.gazetteer"
