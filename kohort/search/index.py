"""The index: asked by requests, written by one process at a time."""

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from tantivy import DocAddress, Order, Query, Searcher

from .counting import tally
from .documents import Document, consistent
from .fields import written
from .matching import all_of, any_of, base, ladder
from .questions import Answer, Question
from .ranking import Wish, best
from .shelf import Shelf, writing


class Index:
    """An index in a folder. Any number of processes may ask; those that write wait for each other."""

    def __init__(self, folder: Path):
        self.shelf = Shelf(folder)

    @property
    def stale(self) -> bool:
        """Whether there is nothing to ask: never built, damaged, or built by another version. It wants a `rebuild`."""
        return self.shelf.searcher() is None

    def ask(
        self,
        question: Question,
        *,
        facets: Mapping[str, int] | None = None,
        order_family: str = "nb",
        offset: int = 0,
        limit: int = 20,
    ) -> Answer:
        """One page of owners and the counts of the facets, each {name: how many values at most}.

        Without words the order is that of the names in a family of `kit.sorting`. With words the best matches come
        first: names before other words, as written before begun before mistyped, and equals in the order of names.
        A stale index answers with nobody.
        """
        searcher = self.shelf.searcher()
        if searcher is None:
            return Answer()
        offset, rungs = max(offset, 0), ladder(question.text)
        total, counts = tally(searcher, question, rungs[-1:], facets or {})
        page = _page(
            searcher, _apart(base(question), rungs), f"order_{order_family}", offset, min(limit, total - offset)
        )
        return Answer(page, total, counts)

    def rank(self, question: Question, wish: Wish, limit: int) -> dict[int, bytes]:
        """The owners who meet a wish best, each with what was kept of them. A stale index knows nobody."""
        searcher = self.shelf.searcher()
        return best(searcher, question, wish, limit) if searcher else {}

    def replace(self, owners: Collection[int], documents: Iterable[Document]) -> bool:
        """Puts the documents of these owners in the place of all they had, at once. False when the index is stale.

        The documents are taken when it is this writer's turn: a generator that reads then cannot write what another
        writer has already replaced. Raises ValueError, and changes nothing, for a document of another owner.
        """
        mine = frozenset(owners)
        with self.shelf.alone():
            if self.stale:
                return False
            with writing(self.shelf.copy(), megabytes=15) as writer:
                writer.delete_documents_by_query(any_of("owner", mine))  # by term does nothing for unsigned fields
                for document in consistent(documents):
                    if document.owner not in mine:
                        raise ValueError(f"A document of owner {document.owner}, who is not among those replaced")
                    writer.add_document(written(document))
            return True

    def rebuild(self, documents: Iterable[Document]) -> None:
        """Makes a fresh index of all documents, those of an owner one after the other, and turns to it at the end."""
        with self.shelf.alone(), self.shelf.fresh() as copy, writing(copy, megabytes=300) as writer:
            for document in consistent(documents):
                writer.add_document(written(document))


def _apart(who: Query, rungs: list[Query]) -> list[Query]:
    """Those on each rung: who stands on a better one is not met again on a wider one."""
    return [all_of([who, rung], none_of=rungs[:place]) for place, rung in enumerate(rungs)] or [who]


def _page(searcher: Searcher, queries: list[Query], order: str, offset: int, limit: int) -> list[int]:
    """The owners from `offset` on, one query after the other, each in order."""
    addresses: list[DocAddress] = []
    for query in queries:
        if (wanted := limit - len(addresses)) <= 0:
            break
        found = searcher.search(query, limit=wanted, offset=offset, order_by_field=order, order=Order.Asc)
        addresses += [address for _, address in found.hits]
        offset = max(0, offset - found.count)  # type: ignore[attr-defined]  # missing in the package's stubs
    return [int(owner or 0) for owner in searcher.fast_field_values("owner", addresses)]
