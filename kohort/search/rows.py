"""Rows as numbers: a row is indexed under every combination of its facets, so that several filters match one row."""

from collections.abc import Iterable, Mapping
from functools import lru_cache, reduce
from hashlib import blake2b
from itertools import product
from math import prod
from operator import xor

from kohort.kit.bugs import bug

MOST_CHOICES = 1024


@lru_cache(20_000)
def mark(facet: str, value: str) -> int:
    """One value of one facet as 64 bits. Combinations are the `xor` of their marks, in whatever order."""
    text = f"{facet}\x1f{value}".encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(text, digest_size=8).digest())


def combinations(row: Mapping[str, str]) -> list[int]:
    """The marks of all combinations of one or more values of a row."""
    found = [0]
    for facet, value in row.items():
        one = mark(facet, value)
        found += [other ^ one for other in found]
    return found[1:]


def choices(filters: Mapping[str, Iterable[str]]) -> list[int]:
    """The combinations that satisfy all filters on one kind of row, each of which names its alternatives.

    More than 1,024 combinations are too many to look for: the longest filter then loses its last alternatives, so
    that less is found, never more.
    """
    if bug("index-row"):
        filters = dict(list(filters.items())[:1])
    alternatives = [[mark(facet, value) for value in dict.fromkeys(values)] for facet, values in filters.items()]
    while prod(map(len, alternatives)) > MOST_CHOICES:
        max(alternatives, key=len).pop()
    return [reduce(xor, choice) for choice in product(*alternatives)]
