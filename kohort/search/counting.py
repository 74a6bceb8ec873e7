"""Facets: exact counts of owners for each value, over any number of segments and under filters on the same row."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from tantivy import Query, Searcher

from kohort.kit.bugs import bug

from .matching import all_of, base
from .questions import Question
from .rows import choices

EVERY_VALUE = 10_000_000  # Tantivy cuts each segment's list before it adds them up; this keeps the sums exact
MOST_LISTED = 200

Counts = dict[str, int]
Listed = list[tuple[str, int]]


def tally(
    searcher: Searcher, question: Question, words: list[Query], facets: Mapping[str, int]
) -> tuple[int, dict[str, Listed]]:
    """The number of owners that match, and for each facet up to its limit of (value, owners), most first.

    A facet's own filter is left out when its alternatives are counted, and the values it filters by (the first 200)
    are listed even when nobody has them. Which of several equally frequent values miss the limit is not said.
    """
    everything = Survey(searcher, question, all_of([base(question), *words]))
    total, listed = everything.count({name: most for name, most in facets.items() if name not in question.filters})
    for name in facets.keys() & question.filters.keys():
        others = Survey(searcher, question, all_of([base(question, without=name), *words]))
        listed |= others.count({name: facets[name]})[1]
    return total, {name: listed[name] for name in facets}


@dataclass(frozen=True)
class Survey:
    """Everybody who matches a query, counted by facets."""

    searcher: Searcher
    question: Question
    query: Query

    def count(self, facets: Mapping[str, int]) -> tuple[int, dict[str, Listed]]:
        """How many there are, and each facet's list.

        A facet whose row must match other filters too is first counted loosely: owners who have the value in any row
        are the ceiling of its exact count.
        """
        tied = {name: most for name, most in facets.items() if self.question.companions(name)}
        total, counts = self.loosely({name: EVERY_VALUE if name in tied else facets[name] for name in facets})
        counts |= self.in_one_row({name: counts[name] for name in tied}, tied)
        best = {name: _most_first(counts[name])[:most] for name, most in facets.items()}
        chosen = self.exactly({name: self.chosen(name, best[name]) for name in facets})
        return total, {name: best[name] + _most_first(chosen[name]) for name in facets}

    def loosely(self, sizes: Mapping[str, int]) -> tuple[int, dict[str, Counts]]:
        """How many there are, and the most frequent values of facets with their owners."""
        asked = {f"facet {name}": _terms(name, size) for name, size in sizes.items()}
        found = self.searcher.aggregate(self.query, {"all": {"value_count": {"field": "owner"}}, **asked})
        buckets = {name: found[f"facet {name}"]["buckets"] for name in sizes}
        return int(found["all"]["value"]), {
            name: {bucket["key"]: bucket["doc_count"] for bucket in own} for name, own in buckets.items()
        }

    def in_one_row(self, ceilings: Mapping[str, Counts], most: Mapping[str, int]) -> dict[str, Counts]:
        """Exact counts of as many values as it takes to know the first `most` of each facet, highest ceiling first."""
        counts: dict[str, Counts] = {name: {} for name in ceilings}
        while any((wanted := {name: _undecided(counts[name], ceilings[name], most[name]) for name in most}).values()):
            for name, exact in self.exactly(wanted).items():
                counts[name] |= exact
        return {name: {value: n for value, n in found.items() if n} for name, found in counts.items()}

    def chosen(self, facet: str, best: Listed) -> list[str]:
        """The values filtered by that are not among the best."""
        listed = dict(best)
        return [value for value in self.question.filters.get(facet, ()) if value not in listed][:MOST_LISTED]

    def exactly(self, wanted: Mapping[str, Iterable[str]]) -> dict[str, Counts]:
        """The owners with each value in a row that satisfies the filters on its other facets."""
        pairs = [(facet, value) for facet, values in wanted.items() for value in values]
        rows = [choices({**self.question.companions(facet), facet: [value]}) for facet, value in pairs]
        asked = {str(place): {"filter": _any_row(one)} for place, one in enumerate(rows) if one}
        found = self.searcher.aggregate(self.query, asked) if asked else {}
        counts: dict[str, Counts] = {facet: {} for facet in wanted}
        for place, (facet, value) in enumerate(pairs):
            counts[facet][value] = found[str(place)]["doc_count"] if str(place) in found else 0
        return counts


def _terms(facet: str, size: int) -> dict:
    kept = size if bug("index-counts") else EVERY_VALUE
    return {"terms": {"field": f"facets.{facet}", "size": size, "segment_size": kept}}


def _undecided(counts: Counts, ceilings: Counts, most: int) -> list[str]:
    """The next values to count: those whose ceiling is above the last of the best. Twice as many with each round."""
    best = sorted(counts.values(), reverse=True)[:most]
    lowest = best[-1] if best and len(best) == most else 0
    above = [value for value, ceiling in ceilings.items() if value not in counts and ceiling > lowest]
    return above[: max(most, len(counts))]


def _any_row(rows: Collection[int]) -> str:
    return " OR ".join(f"rows:{row}" for row in rows)


def _most_first(counts: Counts) -> Listed:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))
