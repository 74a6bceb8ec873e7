"""The same questions answered by plain Python over a list of documents: slow, and what the index must equal."""

from collections import Counter

from kohort.kit.folding import fold, words
from kohort.search.documents import Document
from kohort.search.questions import Question


def distance(one: str, other: str) -> int:
    """Typos between two words; two swapped neighbours are one typo (optimal string alignment)."""
    rows = [list(range(len(other) + 1))]
    for i, a in enumerate(one, start=1):
        row = [i]
        for j, b in enumerate(other, start=1):
            row.append(min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (a != b)))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                row[-1] = min(row[-1], rows[-2][j - 2] + 1)
        rows.append(row)
    return rows[-1][-1]


def allowed(word: str) -> int:
    return 0 if len(word) < 4 or not word.isalpha() else 1 if len(word) < 8 else 2


def may_match(document: Document, question: Question) -> bool:
    access = question.access
    if document.tenant != question.tenant or document.owner in question.withheld:
        return False
    close = bool(access.closer) and bool(set(document.circles) & set(access.circles))
    return (access.closer if close else access.view) in document.views


def rung(document: Document, text: str) -> int | None:
    """How well the words match, 0 best; None when they do not."""
    *full, last = list(dict.fromkeys(fold(text).split())) or [""]
    if not last:
        return 0
    names = {word for name in document.names for word in words(name)}
    everything = names | {word for other in document.words for word in words(other)}

    def begins(there):
        return any(word.startswith(last) for word in there)

    def near(word, there):
        return any(distance(word, other) <= allowed(word) for other in there)

    tests = [
        lambda there: {*full, last} <= there,
        lambda there: set(full) <= there and begins(there),
        lambda there: all(near(word, there) for word in full) and (near(last, there) or begins(there)),
    ]
    passed = [test(there) for test in tests for there in (names, everything)]
    return passed.index(True) if True in passed else None


def satisfies(document: Document, filters: dict, **more) -> bool:
    """Whether for each kind one row has an allowed value in every filtered facet."""
    wanted = {**filters, **more}
    rows = list(document.all_rows())
    for kind in {facet.partition(".")[0] for facet in wanted}:
        together = {facet: values for facet, values in wanted.items() if facet.partition(".")[0] == kind}
        if not any(all(row.get(facet) in values for facet, values in together.items()) for row in rows):
            return False
    return True


def counts(documents: list[Document], question: Question, facet: str) -> Counter:
    """Owners by value of a facet, its own filter left out."""
    others = {name: values for name, values in question.filters.items() if name != facet}
    found = Counter()
    for document in matched(documents, question):
        values = {row[facet] for row in document.all_rows() if facet in row}
        found.update(value for value in values if satisfies(document, others, **{facet: [value]}))
    return found


def matched(documents: list[Document], question: Question) -> list[Document]:
    """Who matches by access and words."""
    return [one for one in documents if may_match(one, question) and rung(one, question.text) is not None]


def owners(documents: list[Document], question: Question) -> list[int]:
    """Everybody who matches, in order."""
    found = [one for one in matched(documents, question) if satisfies(one, dict(question.filters))]
    found.sort(key=lambda one: (rung(one, question.text), one.order.get("nb", ""), one.owner))
    return [one.owner for one in found]
