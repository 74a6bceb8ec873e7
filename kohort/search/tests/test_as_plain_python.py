"""Whatever the documents and whatever is asked: owners, order, total and every count equal those of plain Python."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from kohort.search.index import Index

from . import plain
from .made import FACETS, QUESTIONS, documents


def check(index, made, question):
    everybody = plain.owners(made, question)
    answer = index.ask(question, facets=dict.fromkeys(FACETS, 100), limit=1000)
    assert (answer.owners, answer.total) == (everybody, len(everybody))
    for facet in FACETS:
        chosen = dict.fromkeys(question.filters.get(facet, ()), 0)
        assert dict(answer.facets[facet]) == {**chosen, **plain.counts(made, question, facet)}


@settings(max_examples=60, deadline=None)
@given(documents(), st.lists(QUESTIONS, min_size=1, max_size=8), st.integers(1, 5))
def test_the_index_answers_as_plain_python(made, questions, batches):
    with TemporaryDirectory() as folder:
        index = Index(Path(folder))
        index.rebuild([])
        last = max((one.owner for one in made), default=0)
        for batch in range(batches):
            mine = range(1 + batch, last + 1, batches)
            index.replace(mine, [one for one in made if one.owner in mine])
        for question in questions:
            check(index, made, question)


@settings(max_examples=25, deadline=None)
@given(documents(), QUESTIONS, st.integers(0, 12), st.integers(1, 12), st.integers(1, 3))
def test_pages_and_short_lists_are_cut_from_the_whole(made, question, offset, limit, most):
    with TemporaryDirectory() as folder:
        index = Index(Path(folder))
        index.rebuild(made)
        answer = index.ask(question, facets=dict.fromkeys(FACETS, most), offset=offset, limit=limit)
        assert answer.owners == plain.owners(made, question)[offset : offset + limit]
        for facet in FACETS:
            whole = plain.counts(made, question, facet)
            listed = dict(answer.facets[facet])
            assert (
                sorted(whole.values(), reverse=True)[:most]
                == sorted(listed.values(), reverse=True)[:most][: len(whole)]
            )
            assert all(whole[value] == number for value, number in listed.items())
