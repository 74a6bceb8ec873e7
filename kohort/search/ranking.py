"""Ranked questions: the best owners first, by any of the words sought (BM25) and by what is liked besides.

Nothing is counted: who comes after the last is nobody's business.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from tantivy import Occur, Query, Searcher

from .fields import SCHEMA
from .matching import any_of, base
from .questions import Question
from .rows import choices

AS_NAME = 2.0  # what a word in `names` is worth beside one in `words`


@dataclass(frozen=True)
class Wish:
    """`words` are words sought, each as keys and what they are worth, of which the best one counts; `likes` are facets
    with their values and the points for having one of them. None has to be met."""

    words: Sequence[Mapping[str, float]] = ()
    likes: Sequence[tuple[str, Collection[str], float]] = field(default=())


def best(searcher: Searcher, question: Question, wish: Wish, limit: int) -> dict[int, bytes]:
    """The owners who match the question (but for its text), those who meet the wish best first, with what was kept."""
    found = searcher.search(ranking(question, wish), limit=limit, count=False).hits
    addresses = [address for _score, address in found]
    owners = map(int, searcher.fast_field_values("owner", addresses))  # type: ignore[arg-type]  # everybody has one
    return dict(zip(owners, (searcher.doc(one)["kept"][0] for one in addresses), strict=True))


def ranking(question: Question, wish: Wish) -> Query:
    """Everybody who matches, and what scores among them."""
    wanted = [(Occur.Must, Query.const_score_query(base(question), 0.0))]
    wanted += [(Occur.Should, _word(keys)) for keys in wish.words]
    wanted += [(Occur.Should, _liked(*one)) for one in wish.likes if one[1]]
    return Query.boolean_query(wanted)


def _word(keys: Mapping[str, float]) -> Query:
    worth = (("names", AS_NAME), ("words", 1.0))
    terms = [
        Query.boost_query(Query.term_query(SCHEMA, field, key), times * points)
        for field, times in worth
        for key, points in keys.items()
    ]
    return Query.disjunction_max_query(terms)


def _liked(facet: str, values: Collection[str], points: float) -> Query:
    return Query.const_score_query(any_of("rows", choices({facet: values})), points)
