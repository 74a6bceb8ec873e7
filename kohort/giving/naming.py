"""Programmes and units by names that tell them apart."""

from collections import Counter
from collections.abc import Collection

from django.utils.translation import get_language

from kohort.institutions.models import Programme, Unit
from kohort.kit.sorting import sort_key

Named = Programme | Unit


def told_apart(rows: Collection[Named]) -> list[tuple[Named, str]]:
    """In the order of the alphabet, each with its name; the code stands with a name that several have."""
    counts = Counter(one.name for one in rows)
    named = [(one, f"{one.name} ({one.code})" if counts[one.name] > 1 else one.name) for one in rows]
    return sorted(named, key=lambda pair: in_order(pair[1]))


def in_order(name: str) -> str:
    """The key to sort a name by, in the language of the page."""
    return sort_key(name, get_language() or "en")
