"""What the index is given: one view of one owner."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby

MOST_FACETS_OF_A_ROW = 8  # a row is indexed under every combination of its facets: 255 at most


@dataclass(frozen=True, slots=True)
class Document:
    """What some viewers may find an owner by.

    One document may serve several views, but a view of an owner has one document, and all documents of an owner have
    the same circles: so every viewer matches an owner at most once, and counts are counts of owners.

    A facet of a row is named "kind.facet" ("position.country"); a facet without a dot stands alone ("offers").
    `rows` maps a kind to rows, each {facet: value} with the full names. `order` maps a language family of
    `kit.sorting` to a sort key. Names and words are given as written; the index folds them. Nobody is found by what is
    `kept`: `Index.rank` hands it back.
    """

    owner: int
    tenant: int
    views: Iterable[str]
    circles: Iterable[str] = ()
    names: Iterable[str] = ()
    words: Iterable[str] = ()
    rows: Mapping[str, Iterable[Mapping[str, str]]] = field(default_factory=dict)
    values: Mapping[str, Iterable[str]] = field(default_factory=dict)
    order: Mapping[str, str] = field(default_factory=dict)
    kept: bytes = b""

    def all_rows(self) -> Iterator[Mapping[str, str]]:
        """Every row, a lone value being a row of one facet. Raises ValueError for a row that cannot be indexed."""
        for kind, rows in self.rows.items():
            for row in rows:
                yield _checked(kind, row)
        for facet, values in self.values.items():
            yield from ({facet: value} for value in values if value)


def kind_of(facet: str) -> str:
    """The kind of row a facet belongs to. A facet that stands alone is a kind of its own."""
    return facet.partition(".")[0]


def _checked(kind: str, row: Mapping[str, str]) -> dict[str, str]:
    if strange := [facet for facet in row if not facet.startswith(f"{kind}.")]:
        raise ValueError(f"Facets of another kind in a row of {kind}: {strange}")
    if len(row) > MOST_FACETS_OF_A_ROW:
        raise ValueError(f"A row of {kind} has more than {MOST_FACETS_OF_A_ROW} facets")
    return {facet: value for facet, value in row.items() if value}


def consistent(documents: Iterable[Document]) -> Iterator[Document]:
    """The same documents; ValueError as soon as an owner could be matched twice by one viewer.

    The documents of an owner come one after the other.
    """
    for owner, group in groupby(documents, key=lambda document: document.owner):
        together = list(group)
        views = [view for document in together for view in document.views]
        if len(views) != len(set(views)):
            raise ValueError(f"Owner {owner} has a view twice: {views}")
        if len({(document.tenant, frozenset(document.circles)) for document in together}) > 1:
            raise ValueError(f"Owner {owner} has documents that differ in tenant or circles")
        yield from together
