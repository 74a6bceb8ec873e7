"""Questions as Tantivy queries: who may be matched, by which filters and by which words."""

from collections.abc import Collection, Iterable

from tantivy import Occur, Query

from kohort.kit.bugs import bug
from kohort.kit.folding import fold

from .fields import LONGEST_WORD, SCHEMA, seen
from .questions import Access, Question
from .rows import choices

LONGEST_TEXT = 200
MOST_WORDS = 8
FEW = 40  # so many terms are found faster one by one than as a set


def all_of(queries: Iterable[Query], none_of: Iterable[Query] = ()) -> Query:
    """Everything that matches all queries and `none_of` the others."""
    wanted = [(Occur.Must, query) for query in queries]
    return Query.boolean_query(wanted + [(Occur.MustNot, query) for query in none_of])


def any_of(field: str, values: Collection[str] | Collection[int]) -> Query:
    """Everything that has one of the values in the field; nothing when there is no value."""
    if len(values) > FEW:
        return Query.term_set_query(SCHEMA, field, list(values))
    return _either(Query.term_query(SCHEMA, field, value) for value in values)


def _either(queries: Iterable[Query]) -> Query:
    wanted = [(Occur.Should, query) for query in queries]
    return Query.boolean_query(wanted) if wanted else Query.empty_query()


def base(question: Question, without: str | None = None) -> Query:
    """All that matches the question but for its words, and `without` its filter on one facet."""
    kinds = question.filters_by_kind(without).values()
    wanted = [may_match(question.tenant, question.access), *(any_of("rows", choices(kind)) for kind in kinds)]
    if bug("index-withheld") or not question.withheld:
        return all_of(wanted)
    return all_of(wanted, none_of=[any_of("owner", question.withheld)])


def may_match(tenant: int, access: Access) -> Query:
    """The documents this viewer may match: of each owner one at most."""
    view = Query.term_query(SCHEMA, "seen", seen(tenant, access.view))
    if not (access.closer and access.circles):
        return view
    mine = any_of("circles", [seen(tenant, circle) for circle in access.circles])
    closer = Query.term_query(SCHEMA, "seen", seen(tenant, access.closer))
    if bug("index-access"):
        return _either([view, closer])
    return _either([all_of([view], none_of=[mine]), all_of([closer, mine])])


def ladder(text: str) -> list[Query]:
    """The words of a text as queries from the best match to the widest, which holds all others; none for no words.

    Every word must match: as written, or the last one as a beginning, or within a typo. Names come before other words.
    """
    found = [word[:LONGEST_WORD] for word in fold(text[:LONGEST_TEXT]).split()[:MOST_WORDS]]
    if not found:
        return []
    *full, last = dict.fromkeys(found)
    return [
        all_of([*(form(field, word) for word in full), last_form(field, last)])
        for form, last_form in ((exact, exact), (exact, begun), (near, near_or_begun))
        for field in ("names", "words")
    ]


def exact(field: str, word: str) -> Query:
    return Query.term_query(SCHEMA, field, word)


def begun(field: str, word: str) -> Query:
    return Query.fuzzy_term_query(SCHEMA, field, word, distance=0, prefix=True)


def near(field: str, word: str) -> Query:
    """Within one typo from four letters on, within two from eight; swapped neighbours are one. Numbers are exact."""
    if len(word) < 4 or not word.isalpha():
        return exact(field, word)
    return Query.fuzzy_term_query(SCHEMA, field, word, distance=2 if len(word) >= 8 else 1)


def near_or_begun(field: str, word: str) -> Query:
    return _either([near(field, word), begun(field, word)])
