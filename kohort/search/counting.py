"""Facets: exact counts of owners for each value, over any number of segments and under filters on the same row."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tantivy import Query, Searcher

from kohort.kit.bugs import bug

from .matching import all_of, base
from .questions import Question
from .rows import choices

EVERY_VALUE = 10_000_000  # Tantivy cuts each segment's list before it adds them up; this keeps the sums exact
MORE = 4
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
    total, listed = everything.count(
        {name: most for name, most in facets.items() if name not in question.filters}
    )
    for name in facets.keys() & question.filters.keys():
        others = Survey(searcher, question, all_of([base(question, without=name), *words]))
        listed |= others.count({name: facets[name]})[1]
    return total, listed


@dataclass(frozen=True)
class Survey:
    """Everybody who matches a query, counted by facets."""

    searcher: Searcher
    question: Question
    query: Query

    def count(self, facets: Mapping[str, int]) -> tuple[int, dict[str, Listed]]:
        """How many there are, and each facet's list."""
        first = {name: self.first_look(name, most) for name, most in facets.items()}
        asked = {f"facet {name}": _terms(name, size) for name, size in first.items()}
        found = self.searcher.aggregate(self.query, {"all": {"value_count": {"field": "owner"}}, **asked})
        listed = {
            name: self.listed(name, most, first[name], _counts(found[f"facet {name}"]))
            for name, most in facets.items()
        }
        return int(found["all"]["value"]), listed

    def first_look(self, facet: str, most: int) -> int:
        return max(most, 1) * (MORE if self.question.companions(facet) else 1)

    def listed(self, facet: str, most: int, size: int, counts: Counts) -> Listed:
        if self.question.companions(facet):
            counts = self.in_one_row(facet, most, size, counts)
        best = _most_first(counts)[:most]
        chosen = [value for value in self.question.filters.get(facet, ()) if value not in dict(best)]
        return best + _most_first(self.exactly(facet, chosen[:MOST_LISTED]))

    def in_one_row(self, facet: str, most: int, size: int, ceilings: Counts) -> Counts:
        """Exact counts of values in a row that other filters must match too, enough of them to know the first `most`.

        Owners who have the value in any row are the ceiling of its exact count. Values are looked at from the highest
        ceiling down, until no ceiling left could beat what was counted.
        """
        counts: Counts = {}
        while True:
            counts |= self.exactly(facet, [value for value in ceilings if value not in counts])
            lowest = sorted(counts.values(), reverse=True)[:most][-1:]
            if len(ceilings) < size or lowest >= [min(ceilings.values())]:
                return {value: number for value, number in counts.items() if number}
            size *= MORE
            ceilings = _counts(self.searcher.aggregate(self.query, {"one": _terms(facet, size)})["one"])

    def exactly(self, facet: str, values: Iterable[str]) -> Counts:
        """The owners with each value in a row that satisfies the filters on its other facets."""
        companions = self.question.companions(facet)
        wanted = {value: _any_row(choices({**companions, facet: [value]})) for value in values}
        asked = {str(place): {"filter": clause} for place, clause in enumerate(wanted.values())}
        found = self.searcher.aggregate(self.query, asked) if asked else {}
        return {value: found[str(place)]["doc_count"] for place, value in enumerate(wanted)}


def _terms(facet: str, size: int) -> dict:
    everything = {} if bug("counts") else {"segment_size": EVERY_VALUE}
    return {"terms": {"field": f"facets.{facet}", "size": size, **everything}}


def _counts(found: dict) -> Counts:
    return {bucket["key"]: bucket["doc_count"] for bucket in found["buckets"]}


def _any_row(rows: list[int]) -> str:
    return " OR ".join(f"rows:{row}" for row in rows) or "-*"


def _most_first(counts: Counts) -> Listed:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))
