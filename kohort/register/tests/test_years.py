"""Which academic years a degree of the register took; the rule itself is of `people`."""

import pytest

from kohort.institutions.models import Programme
from kohort.register.applying import study_values
from kohort.register.file import RegisterFile
from kohort.register.reading import read_rows

from .files import degree, write


@pytest.mark.parametrize(
    ("cells", "years"),
    [
        ({}, (2000, 2004)),
        ({"award_date": "2005-08-31"}, (2000, 2004)),
        ({"award_date": "2005-09-01"}, (2000, 2005)),
        ({"start_date": "2001-01-10"}, (2000, 2004)),
        ({"start_date": "2000-07-01"}, (2000, 2004)),
        ({"start_date": "2000-06-30"}, (1999, 2004)),
        ({"start_date": "", "cohort": "2002 autumn"}, (2002, 2004)),
        ({"start_date": "", "cohort": "2002 spring"}, (2001, 2004)),
        ({"start_date": ""}, (2003, 2004)),
        ({"start_date": "", "level_eqf": "6"}, (2002, 2004)),
        ({"start_date": "", "level_eqf": "8"}, (2002, 2004)),
        ({"start_date": "", "degree_title": "Sivilingeniør"}, (2000, 2004)),
        ({"start_date": "2010-08-01"}, (2004, 2004)),
        ({"award_date": "", "award_year": "2005"}, (2000, 2004)),
    ],
)
def test_first_and_last(register, tmp_path, cells, years):
    file = RegisterFile(write(tmp_path / "one.csv", [degree(**cells)]), register.institution)
    (row,) = read_rows(file.table, file.recognised)
    values = study_values(row, Programme())
    assert (values["first_year"], values["last_year"]) == years
