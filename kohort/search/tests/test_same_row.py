"""Several filters on one kind of fact match one fact: "works at X in Italy" is one position."""

import pytest

from kohort.search.documents import Document
from kohort.search.questions import Access, Question
from kohort.search.rows import MOST_CHOICES, choices, combinations

OFFICE = Access("office")


def position(employer, country):
    return {"position.employer": employer, "position.country": country}


def person(owner, *positions, **more):
    return Document(owner, 1, ["office"], rows={"position": positions}, **more)


@pytest.fixture
def rome(index):
    """One who works at Acme in Italy, and one who works at Acme in Norway and for another firm in Italy."""
    index.rebuild(
        [
            person(1, position("acme", "IT"), values={"offers": ["mentor"]}),
            person(2, position("acme", "NO"), position("other", "IT"), values={"offers": ["mentor", "lecture"]}),
        ]
    )
    return index


def test_two_filters_match_one_position(rome):
    question = Question(1, OFFICE, filters={"position.employer": ["acme"], "position.country": ["IT"]})
    assert rome.ask(question).owners == [1]


def test_alternatives_widen_within_the_same_position(rome):
    question = Question(1, OFFICE, filters={"position.employer": ["acme"], "position.country": ["IT", "NO"]})
    assert rome.ask(question).owners == [1, 2]


def test_values_that_stand_alone_combine_with_any_row(rome):
    question = Question(1, OFFICE, filters={"position.employer": ["acme"], "offers": ["lecture"]})
    assert rome.ask(question).owners == [2]


def test_counts_are_of_the_same_position(rome):
    answer = rome.ask(
        Question(1, OFFICE, filters={"position.country": ["IT"]}),
        facets={"position.employer": 10, "position.country": 10},
    )
    assert answer.facets == {
        "position.employer": [("acme", 1), ("other", 1)],
        "position.country": [("IT", 2), ("NO", 1)],
    }


def test_a_chosen_value_is_listed_even_when_nobody_has_it(rome):
    answer = rome.ask(Question(1, OFFICE, filters={"position.country": ["FI"]}), facets={"position.country": 1})
    assert answer.facets["position.country"] == [("IT", 2), ("FI", 0)]


def test_a_filter_without_values_matches_nobody(rome):
    assert rome.ask(Question(1, OFFICE, filters={"position.country": []})).total == 0


def test_a_filter_nobody_knows_matches_nobody(rome):
    answer = rome.ask(Question(1, OFFICE, filters={"nonsense": ["\ud800"]}), facets={"nonsense": 3, "never.seen": 3})
    assert answer.total == 0
    assert answer.facets == {"nonsense": [("\ud800", 0)], "never.seen": []}


def test_only_the_total_may_be_asked_for(rome):
    question = Question(1, OFFICE, filters={"position.country": ["IT"]})
    answer = rome.ask(question, facets={"offers": 0, "position.employer": 0}, limit=0)
    assert (answer.owners, answer.total) == ([], 2)
    assert answer.facets == {"offers": [], "position.employer": []}


def test_combinations_do_not_depend_on_the_order_of_facets():
    row = position("acme", "IT")
    assert choices({"position.country": ["IT"], "position.employer": ["acme"]})[0] in combinations(row)
    assert len(combinations(row)) == 3


def test_too_many_combinations_are_cut_and_never_widened():
    years = [str(year) for year in range(900, 2000)]
    assert len(choices({"study.year": years, "study.level": ["b", "m"]})) == MOST_CHOICES


def test_a_row_of_another_kind_is_refused(index):
    stray = Document(1, 1, ["office"], rows={"study": [{"position.country": "IT"}]})
    with pytest.raises(ValueError, match="another kind"):
        index.rebuild([stray])
