"""How far it is from town to town, by the gazetteer."""

from functools import lru_cache
from math import asin, cos, radians, sin, sqrt

from .vocabulary import places

EARTH = 6371.0  # km, the mean radius (IUGG)
Point = tuple[float, float]  # degrees north and east


@lru_cache(4096)
def point(town: str, country: str) -> Point | None:
    """The middle of a town; None for a town that is not known."""
    place = places.find(town, country or None) if town else None
    return (place.lat, place.lon) if place else None


def distance(one: Point, other: Point) -> float:
    """Kilometres on the sphere: the haversine formula, true to half a per cent."""
    (north, east), (up, right) = (tuple(map(radians, where)) for where in (one, other))
    half = sin((up - north) / 2) ** 2 + cos(north) * cos(up) * sin((right - east) / 2) ** 2
    return 2 * EARTH * asin(sqrt(half))
