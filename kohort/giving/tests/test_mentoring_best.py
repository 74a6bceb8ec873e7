"""The best pairs: as many as can be, then the greatest sum of wishes, then whoever came first. Always the same."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kohort.giving.mentoring.matching import best

NO = float("nan")
POINTS = st.sampled_from([NO, 0, 3, 100, 600, 1200])


@st.composite
def rounds(draw):
    """A matrix of at most four mentees and three mentors, and the places of each mentor."""
    rows, columns = draw(st.integers(1, 4)), draw(st.integers(1, 3))
    matrix = [[draw(POINTS) for _mentor in range(columns)] for _mentee in range(rows)]
    return matrix, [draw(st.integers(0, 2)) for _mentor in range(columns)]


def by_trying(matrix, places):
    """The best (pairs, points, earliness) of all there is: each mentee has one of the mentors, or nobody."""
    return max(worth(matrix, tried) for tried in every_way(matrix, places))


def every_way(matrix, places):
    for choice in product([None, *range(len(places))], repeat=len(matrix)):
        pairs = [(row, column) for row, column in enumerate(choice) if column is not None]
        fits = all(choice.count(column) <= places[column] for column in range(len(places)))
        if fits and not any(np.isnan(matrix[row][column]) for row, column in pairs):
            yield pairs


def worth(matrix, pairs):
    rows = len(matrix)
    return len(pairs), sum(matrix[row][column] for row, column in pairs), sum(rows - row for row, _column in pairs)


@settings(max_examples=150, deadline=None)
@given(rounds())
def test_nothing_is_better(case):
    matrix, places = case
    found = best(matrix, places)
    assert worth(matrix, found) == by_trying(matrix, places)
    assert found in list(every_way(matrix, places))
    assert found == best(np.array(matrix), places)


def test_nobody_stays_without_for_the_sake_of_a_wish():
    """The second mentee can have the first mentor alone, whom the first mentee wishes for."""
    assert best([[1200, 0], [0, NO]], [1, 1]) == [(0, 1), (1, 0)]


def test_among_equals_who_signed_up_first_has_the_place():
    assert best([[0], [0], [0]], [2]) == [(0, 0), (1, 0)]


@pytest.mark.parametrize("case", [([], [1]), ([[1]], [0]), (np.zeros((2, 0)), []), ([[NO]], [1])])
def test_where_nothing_can_be_there_is_nothing(case):
    assert best(*case) == []
