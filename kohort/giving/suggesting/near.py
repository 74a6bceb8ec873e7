"""What is near: how far away somebody lives or works, and the squares of the map by which the index finds them."""

from collections.abc import Iterable
from typing import NamedTuple

from django.utils.translation import gettext as _

from kohort.people.distance import Point, distance, point

NORTH, EAST = 0.5, 1.0  # degrees: about 55 km on either side at 60° north
SAME_TOWN, FAR = 5, 100  # km
NEAR_ENOUGH, HALF = 40, 80  # km: less than an hour is all the same; so many more, and it is worth half
UNKNOWN = 0.25  # how near somebody is of whom one knows no town: perhaps near, more likely not


class Spot(NamedTuple):
    """A town where somebody lives, or works."""

    town: str
    country: str
    lives: bool

    def km(self, there: Point) -> float | None:
        here = point(self.town, self.country)
        return distance(here, there) if here else None


class Way(NamedTuple):
    """How far it is, and from where."""

    km: float
    spot: Spot

    @property
    def closeness(self) -> float:
        """1 up to 40 km, 0.5 at 120 km, towards 0."""
        return HALF / (HALF + max(0.0, self.km - NEAR_ENOUGH))

    def said(self) -> str:
        """Nothing for what is far away."""
        if self.km > FAR:
            return ""
        if self.km < SAME_TOWN:
            said = _("lives in {town}") if self.spot.lives else _("works in {town}")
        else:
            said = _("lives {km} km away") if self.spot.lives else _("works {km} km away")
        return said.format(town=self.spot.town, km=round(self.km))


def shortest(spots: Iterable[Spot], there: Point) -> Way | None:
    """From whichever town is nearest; None where none is known."""
    ways = [Way(km, spot) for spot in spots if (km := spot.km(there)) is not None]
    return min(ways, key=lambda way: way.km, default=None)


def square(where: Point) -> tuple[int, int]:
    return int(where[0] // NORTH), int(where[1] // EAST)


def squares(spots: Iterable[Spot]) -> list[str]:
    """Those in which the towns lie."""
    known = (point(spot.town, spot.country) for spot in spots)
    return list({_named(*square(one)) for one in known if one})


def around(there: Point) -> list[str]:
    """The square it lies in, and the eight about it."""
    north, east = square(there)
    return [_named(north + up, east + right) for up in (-1, 0, 1) for right in (-1, 0, 1)]


def _named(north: int, east: int) -> str:
    return f"{north}:{east}"
