"""Which academic years a study took; a year is named by its autumn."""

from datetime import date

import pytest

from kohort.people.years import academic_years, nominal_length


@pytest.mark.parametrize(
    ("start", "year", "month", "years"),
    [
        (2005, 2010, 6, (2005, 2009)),
        (2005, 2010, 8, (2005, 2009)),
        (2005, 2010, 9, (2005, 2010)),
        (2005, 2010, None, (2005, 2009)),
        (date(2005, 7, 1), 2010, 6, (2005, 2009)),
        (date(2005, 6, 30), 2010, 6, (2004, 2009)),
        (None, 2010, None, (2007, 2009)),
        (2024, None, None, (2024, 2026)),
        (2010, 2010, 6, (2009, 2009)),
    ],
)
def test_first_and_last(start, year, month, years):
    assert academic_years(start, year, month and date(year, month, 1), length=3) == years


def test_without_an_end_there_is_no_year():
    with pytest.raises(ValueError, match="without an award"):
        academic_years(None, None, None, length=3)


@pytest.mark.parametrize(
    ("level", "title", "length"),
    [(None, "", 3), (6, "Bachelor i historie", 3), (7, "Master i historie", 2), (7, "Sivilingeniør", 5), (8, "", 3)],
)
def test_nominal_lengths(level, title, length):
    assert nominal_length(level, title) == length
