"""A national identity number in a file is on no page, in no file we give out, and in no row we keep."""

import csv
import io

import pytest

from kohort.register import uploads
from kohort.register.models import Import, Problem, Source

from .desk import HEAD, address, checked, latest, line, page, reading_english, run_jobs, table, taken_in, upload

NUMBER, CANARY = "01010012356", "Hemmeligheim"  # synthetic; Canary stands beside it in the same row


@pytest.fixture
def kari(browse):
    return reading_english(browse("kari"))


def error_file(client, run):
    answer = client.get(address(run, "problems.csv"))
    assert answer["Content-Disposition"] == f'attachment; filename="problems-{run.key}.csv"'
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))


def test_not_among_the_examples(kari):
    text = HEAD + ";Fødselsnummer\n" + line(1, note=f"fnr {NUMBER}") + f";{NUMBER}\n" + line(2, note="snill") + ";\n"
    upload(kari, text)
    shown = page(kari, latest(), "columns/")
    assert NUMBER not in shown
    assert "snill" not in shown
    assert shown.count("left out: national identity numbers") == 2
    assert "Never read" in shown
    assert "Moe1 · Moe2" in shown


def test_a_list_without_headings_is_not_shown_at_all(kari):
    answer = upload(kari, f"Kari;Moe;{NUMBER};Historie;2010\nOla;Lie;;Drama;2011\n", new_source="a")
    text = answer.content.decode()
    assert "national identity number among the headings" in text
    assert NUMBER not in text
    assert not Import.objects.trusted("test").exists()
    assert list(uploads.path_of("").glob("*")) == []


ROWS = [
    line(1),
    line(2, surname=CANARY, note=f"fnr {NUMBER}"),
    line(3, surname="", note="ring Kari"),
    line(4, award="31.02.2004", surname="=1+1"),
    line(5, email="kari(at)example"),
]


def test_the_error_file_has_cells_only_of_what_can_be_put_right(kari):
    run = taken_in(kari, table(*ROWS))
    header, *lines = error_file(kari, run)
    assert header == ["Row in the file", "Column", "What is wrong", *HEAD.split(";")]
    by_number = {cells[0]: cells for cells in lines}
    assert by_number.keys() == {"3", "4", "5", "6"}
    assert by_number["3"][1:] == [
        "Merknad",
        "Has a national identity number. Remove it from the file: we must not store it.",
    ]
    assert by_number["4"][3:] == [
        "P3",
        "D3",
        "Kari",
        "",
        "1980",
        "kari3@example.org",
        "HIST",
        "15.06.2004",
        "ring Kari",
    ]
    assert by_number["5"][6] == "'=1+1"
    assert len(by_number["6"]) == 3


def test_the_error_file_can_be_had_before_anything_is_taken_in(kari):
    run = checked(kari, table(*ROWS))
    before = error_file(kari, run)
    kari.post(address(run, "run/"))
    run_jobs()
    assert error_file(kari, run) == before


@pytest.mark.parametrize("flag", ["Sperret adresse", "Død"])
def test_nothing_of_somebody_who_must_not_be_here(kari, flag):
    rows = [f"{line(1, surname=CANARY, award='')};J", f"{line(2)};"]
    run = taken_in(kari, table(*rows, head=f"{HEAD};{flag}"))
    _header, told = error_file(kari, run)
    assert (told[0], told[1], len(told)) == ("2", flag, 3)
    assert CANARY not in everything(kari, run)


def everything(client, run):
    pages = [page(client, run, part) for part in ("", "problems.csv", "undoing/")]
    return "".join([*pages, page(client, run, "../")])


def test_the_number_is_nowhere(kari):
    run = taken_in(kari, table(*ROWS))
    assert run.figures["rejected"] == {"national-id": 1, "missing": 1, "bad-date": 1}
    told = everything(kari, run)
    kept = [*Import.objects.trusted("test").values(), *Problem.objects.trusted("test").values()]
    kept += Source.objects.trusted("test").values()
    files = b"".join(path.read_bytes() for path in uploads.path_of("").glob("*"))
    for word in (NUMBER, CANARY):
        assert word not in told
        assert word not in str(kept)
        assert word.encode() not in files


def test_later_the_error_file_has_no_cells(kari):
    run = taken_in(kari, table(*ROWS))
    uploads.forget(run.key)  # as after thirty days
    header, *lines = error_file(kari, run)
    assert len(header) == 3
    assert {cells[0] for cells in lines} == {"3", "4", "5", "6"}
    assert all(len(cells) == 3 for cells in lines)
