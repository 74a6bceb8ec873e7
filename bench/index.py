"""The index: words and nine facets, against the two Tantivy calls somebody would write by hand."""

from collections.abc import Iterator

import tantivy
from django.conf import settings

from kohort.people.segments import access_of
from kohort.search import engine
from kohort.search.counting import EVERY_VALUE
from kohort.search.fields import SCHEMA
from kohort.search.matching import all_of, ladder, may_match
from kohort.search.questions import Question

from .figures import Figure
from .site import viewer_of
from .timing import medians

ROUNDS = 60
LISTED = 8
FACETS = [
    *("study.programme", "study.level", "study.year", "residence.country", "residence.place"),
    *("position.industry", "position.employer", "position.work_country", "position.work_place"),
]
TEXTS = ("hansen", "")


def figures() -> Iterator[Figure]:
    viewer = viewer_of("alumna")
    for text in TEXTS:
        yield _figure(Question(viewer.institution_id, access_of(viewer), text))


def _figure(question: Question) -> Figure:
    limits, by_hand = dict.fromkeys(FACETS, LISTED), ByHand(question)
    took = medians({"ours": lambda: engine.ask(question, facets=limits), "raw": by_hand.ask}, ROUNDS)
    total = engine.ask(question, limit=0).total
    name = f"index, “{question.text or 'everybody'}” and {len(FACETS)} facets, {total:,} match"
    return Figure(name, took["ours"], "ms", took["raw"], "ms raw Tantivy calls", gate=2)


class ByHand:
    """One search and one aggregation on an index held open, the query made beforehand."""

    def __init__(self, question: Question) -> None:
        copy = settings.KOHORT_HOME / "index" / engine.index().shelf.copy().name
        self.index = tantivy.Index(SCHEMA, str(copy))
        words = ladder(question.text)[-1:]
        self.query = all_of([may_match(question.tenant, question.access), *words])
        terms = ({"field": f"facets.{name}", "size": LISTED, "segment_size": EVERY_VALUE} for name in FACETS)
        self.asked = {name: {"terms": one} for name, one in zip(FACETS, terms, strict=True)}

    def ask(self) -> None:
        searcher = self.index.searcher()
        found = searcher.search(self.query, limit=20, order_by_field="order_nb", order=tantivy.Order.Asc)
        searcher.fast_field_values("owner", [address for _order, address in found.hits])
        searcher.aggregate(self.query, self.asked)
