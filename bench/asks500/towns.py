"""Where the people of the set live, and how far that is."""

from random import Random

from kohort.people.distance import distance, point

TOWNS = {
    "NO": (
        *("Oslo", "Drammen", "Bergen", "Voss", "Trondheim", "Stjørdalshalsen", "Stavanger", "Sandnes", "Tromsø"),
        *("Bodø", "Kristiansand", "Ålesund", "Hamar", "Lillehammer"),
    ),
    "FI": (
        *("Helsinki", "Espoo", "Turku", "Naantali", "Tampere", "Nokia", "Oulu", "Kempele", "Vaasa", "Rovaniemi"),
        *("Jyväskylä", "Kuopio"),
    ),
}
NEAR, FAR = 60, 150  # km


def km(one: str, other: str, country: str) -> float:
    here, there = point(one, country), point(other, country)
    if here is None or there is None:
        raise RuntimeError(f"{one} or {other} is not in the gazetteer")
    return distance(here, there)


def near(random: Random, town: str, country: str) -> str:
    return random.choice([one for one in TOWNS[country] if km(one, town, country) <= NEAR])


def far(random: Random, town: str, country: str) -> str:
    return random.choice([one for one in TOWNS[country] if km(one, town, country) >= FAR])
