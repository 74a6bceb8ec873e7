"""What the index is asked, for whom, and what it answers."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from .documents import kind_of


@dataclass(frozen=True)
class Access:
    """Which documents a viewer may match.

    `Access("office")` matches that view of every owner. `Access("members", closer="classmates", circles=mine)`
    matches the closer view of owners who share a circle with the viewer and the first view of all others.
    """

    view: str
    closer: str = ""
    circles: Collection[str] = ()


@dataclass(frozen=True)
class Question:
    """Values of one facet are alternatives, facets combine, and all facets of one kind match one and the same row.

    A filter without any value matches nobody. `withheld` are owners to leave out, whatever the index says.
    """

    tenant: int
    access: Access
    text: str = ""
    filters: Mapping[str, Collection[str]] = field(default_factory=dict)
    withheld: Collection[int] = ()

    def filters_by_kind(self, without: str | None = None) -> dict[str, dict[str, Collection[str]]]:
        """The filters grouped by the row they must match together, `without` those on one facet."""
        kinds: dict[str, dict[str, Collection[str]]] = {}
        for facet, values in self.filters.items():
            if facet != without:
                kinds.setdefault(kind_of(facet), {})[facet] = values
        return kinds

    def companions(self, facet: str) -> dict[str, Collection[str]]:
        """The filters on other facets of the same row."""
        return self.filters_by_kind(without=facet).get(kind_of(facet), {})


@dataclass(frozen=True)
class Answer:
    """Owners of one page in order, how many there are in all, and (value, owners) for each facet, most first."""

    owners: list[int] = field(default_factory=list)
    total: int = 0
    facets: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
