"""What we export runs nothing in a spreadsheet, and importing it again gives the same people."""

import csv
import io
import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from kohort.kit.tables import open_table, write_csv, write_xlsx
from kohort.kit.tables.formulas import is_dangerous

TRIGGERS = ["=", "+", "-", "@", "\t", "\r", "\n", "|", "＝", "＋", "－", "＠"]
BEFORE = ["", " ", '"', "'", "''", "\ufeff", "\xa0", ' "', "\u200b"]
FORMULAS = [before + sign + "1+1" for before in BEFORE for sign in TRIGGERS]

words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20)
names = st.builds(lambda a, b: (a + b).rstrip(), st.sampled_from(["", *BEFORE, *FORMULAS]), words)
names = names.filter(lambda name: name and (is_dangerous(name) or name == name.strip()))
phones = st.from_regex(r"\+4[5-7][0-9]{8}", fullmatch=True)
people = st.lists(st.tuples(names, names, phones), min_size=1, max_size=60)
KNOWN = [("'t Hooft", "-Berg", "+4712345678"), ("''=a", "'", "+4612345678"), ("=1", "'=1", "+4512345678")]


def read_again(content: bytes) -> list[tuple]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "export"
        path.write_bytes(content)
        return [tuple(cells) for _number, cells in open_table(path)]


def as_csv(rows) -> str:
    stream = io.StringIO(newline="")
    write_csv(rows, stream)
    return stream.getvalue()


@given(people)
@example(KNOWN)
@settings(max_examples=170, deadline=None)
def test_people_come_back_from_csv_as_they_went(rows):
    content = as_csv([("surname", "given names", "phone"), *rows])
    assert read_again(content.encode()) == rows


@given(people)
@example(KNOWN)
@settings(max_examples=15, deadline=None)
def test_people_come_back_from_xlsx_as_they_went(rows):
    stream = io.BytesIO()
    write_xlsx(["surname", "given names", "phone"], rows, stream)
    assert read_again(stream.getvalue()) == rows


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_formula_starts_a_csv_cell(formula):
    content = as_csv([["Navn"], [formula]])
    ((cell,),) = list(csv.reader(io.StringIO(content.removeprefix("\ufeff"), newline=""), delimiter=";"))[1:]
    assert cell == "'" + formula


def test_every_xlsx_cell_is_a_string():
    stream = io.BytesIO()
    write_xlsx(["Navn"], [[formula] for formula in FORMULAS], stream)
    sheet = load_workbook(io.BytesIO(stream.getvalue())).active
    assert {cell.data_type for row in sheet for cell in row} == {"s"}
