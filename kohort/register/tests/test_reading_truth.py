"""Three exports of student systems, spoiled on purpose, are read as their authors say they must be."""

import json
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from kohort.kit.tables import open_table
from kohort.register.reading import Rejection, read_rows, recognise_table

FOLDER = Path(__file__).with_name("registers")
FILES = {"canonical.csv": "canonical", "fs-grader.csv": "fs", "peppi-tutkinnot.xlsx": "peppi"}


@pytest.fixture(params=FILES)
def file(request):
    return FOLDER / request.param


@pytest.fixture
def truth(file):
    return json.loads(file.with_suffix("").with_suffix(".truth.json").read_text())


@pytest.fixture
def read(file):
    table = open_table(file)
    return list(read_rows(table, recognise_table(table)))


@pytest.fixture
def rows(read):
    return [row for row in read if not isinstance(row, Rejection)]


def test_shape_and_every_column_are_recognised(file):
    recognised = recognise_table(open_table(file))
    assert recognised.shape == FILES[file.name]
    assert recognised.unrecognised == ()


def test_rejected_lines(read, truth):
    lines = defaultdict(list)
    for row in read:
        if isinstance(row, Rejection):
            lines[row.reason].append(row.number)
    assert len(read) == truth["rows"]
    assert lines == truth["rejected_lines"]


def test_degrees_people_programmes_and_addresses(rows, truth):
    assert len({row.source_degree_id for row in rows}) == truth["degrees"]
    assert len(rows) - truth["degrees"] == truth["duplicates"]
    assert len({row.source_person_id for row in rows}) == truth["people"]
    assert len({row.programme_code for row in rows}) == truth["programmes"]
    assert len({row.source_person_id for row in rows if row.email_private}) == truth["emails"]


def test_warnings_of_rows_that_repeat_no_other(rows, truth):
    first = {row.source_degree_id: row for row in reversed(rows)}
    assert Counter(warning for row in first.values() for warning in row.warnings) == truth["warnings"]


def test_every_row_has_level_and_start(rows):
    assert {row.level for row in rows} <= {6, 7, 8}
    assert all(row.start_year and row.start_term == "autumn" for row in rows)


def test_a_formula_as_a_name_is_a_name(rows):
    formulas = [row for row in rows if row.given_names.startswith("=HYPERLINK(")]
    assert len(formulas) in {3, 4}
