"""Weighted choice, drawn by hand many million times; `random.choices` costs three times as much."""

from bisect import bisect
from collections.abc import Iterable, Sequence
from itertools import accumulate
from random import Random
from typing import Generic, TypeVar

T = TypeVar("T")


class Weighted(Generic[T]):
    """Items to draw from, each in proportion to its weight."""

    __slots__ = ("items", "sums", "total")

    def __init__(self, items: Sequence[T], weights: Iterable[float]) -> None:
        self.items = items
        self.sums = list(accumulate(weights))
        self.total = self.sums[-1]

    def draw(self, rng: Random) -> T:
        return self.items[bisect(self.sums, rng.random() * self.total)]


def ranked(items: Sequence[T], flatness: int) -> Weighted[T]:
    """Items in order of frequency, thinning out as names and employers do (Zipf, flattened at the top)."""
    return Weighted(items, (1 / (rank + flatness) for rank in range(len(items))))


def shares(text: str) -> dict[str, int]:
    """The shares of a table cell such as "nb:86 nn:7"; an underscore stands for a blank in a name."""
    pairs = (pair.rpartition(":") for pair in text.split())
    return {name.replace("_", " "): int(share) for name, _, share in pairs}


def drawn(parts: dict[T, int]) -> Weighted[T]:
    """The keys, each in proportion to its value."""
    return Weighted(list(parts), parts.values())
