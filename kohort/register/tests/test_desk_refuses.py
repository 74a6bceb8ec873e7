"""Who may not bring files, and which files are not taken: answered in a sentence, with nothing kept."""

import io
import zipfile

import pytest

from kohort.register import uploads
from kohort.register.models import Import
from kohort.register.uploads import plain_name

from .desk import (
    HEAD,
    IMPORTS,
    address,
    checked,
    chosen,
    latest,
    line,
    page,
    reading_english,
    run_jobs,
    table,
    taken_in,
    upload,
)

PAGES = ["", "columns/", "undoing/", "problems.csv"]
DEEDS = ["columns/", "look/", "run/", "undoing/"]


@pytest.fixture
def kari(browse):
    return reading_english(browse("kari"))


@pytest.fixture
def run(kari):
    return checked(kari, table(line(1)))


@pytest.mark.parametrize("who", ["arne", "anja", "ada", "stein"])
def test_coordinators_alone_see_imports(browse, run, who):
    client = browse(who)
    assert client.get(IMPORTS).status_code == 403
    assert {client.get(address(run, part)).status_code for part in PAGES} == {403}
    assert {client.post(address(run, part)).status_code for part in DEEDS} == {403}
    assert upload(client, table(line(1))).status_code == 403
    assert Import.objects.trusted("test").count() == 1


def test_visitors_are_sent_to_sign_in(browse, run):
    client = browse()
    assert "sign-in" in client.get(IMPORTS).url
    assert "sign-in" in client.get(address(run)).url


def test_an_import_next_door_does_not_exist(browse, run):
    """Neither under her own institution nor, as she has no role there, under ours."""
    client = browse("selma")
    hers = [f"/sundby/desk/imports/{run.key}/{part}" for part in PAGES]
    assert {client.get(path).status_code for path in hers} == {404}
    assert {client.post(f"/sundby/desk/imports/{run.key}/{part}").status_code for part in DEEDS} == {404}
    assert client.get(address(run)).status_code == 403


def bomb():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 20_000_000)
    return file.getvalue()


REFUSED = {
    "empty": (b"", "The file is empty."),
    "picture": (b"\x89PNG\r\n\x1a\n" + b"0" * 100, "This is not a table."),
    "bomb": (bomb(), "The file is too big."),
    "binary": (b"Navn;Program\nKari\0;x\n", "unreadable signs"),
    "open quote below": ((HEAD + "\n" + line(1) * 50 + '\n"' + "x\n" * 300).encode(), "never closed"),
    "open quote": (('Navn;Program;År\nKari;"' + "x\n" * 300).encode(), "never closed"),
}


@pytest.mark.parametrize(("content", "sentence"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_table_is_answered_on_the_page(kari, content, sentence):
    answer = upload(kari, content, new_source="the office")
    assert answer.status_code == 200
    text = answer.content.decode()
    assert sentence in text
    assert 'value="the office"' in text
    assert not Import.objects.trusted("test").exists()
    assert list(uploads.path_of("").glob("*")) == []


def test_no_file_at_all(kari):
    text = kari.post(IMPORTS, {"source": " "}).content.decode()
    assert "File – This field is required." in text


def test_too_big_a_file_is_not_even_kept(kari, monkeypatch):
    """The bar itself is 300 MB; here it is lowered."""
    monkeypatch.setattr(uploads, "MOST_BYTES", 100_000)
    text = upload(kari, table(*map(line, range(2000))), new_source="the office").content.decode()
    assert "The file is too big." in text
    assert 'value="the office"' in text
    assert list(uploads.path_of("").glob("*")) == []
    assert upload(kari, table(line(1))).status_code == 302


def test_a_file_that_breaks_further_down_is_refused_before_anything_is_written(kari):
    run = checked(kari, table(*map(line, range(300)), line(301, note='"never closed'), *map(line, range(302, 900))))
    assert latest().state == Import.State.REFUSED
    assert "is never closed" in page(kari, run)
    assert "Bring another file" not in page(kari, run)
    assert kari.post(address(run, "run/")).url == address(run)
    run_jobs()
    assert latest().state == Import.State.REFUSED


def test_strange_names_of_files(kari):
    upload(kari, table(line(1)), name="../../etc/<script>alert(1)</script>\u202egnp.csv")
    run = latest()
    assert "<script>alert" not in page(kari, run)
    assert "\u202e" not in run.file_name
    assert "/" not in run.file_name
    assert uploads.path_of(run.key).exists()


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("grader 2024.csv", "grader 2024.csv"),
        ("a\u202eb\tc\x00.csv", "a b c .csv"),
        ("01010012356.csv", "file.csv"),
        ("Ola 010100-12356.xlsx", "file.xlsx"),
        ("", "file"),
        (None, "file"),
        (".csv", ".csv"),
        ("x" * 300 + ".csv", "x" * 120 + "….csv"),
    ],
)
def test_a_name_is_made_plain(sent, shown):
    assert plain_name(sent) == shown


def test_what_is_done_cannot_be_mapped_or_looked_at_again(kari):
    run = taken_in(kari, table(line(1)))
    for part in ("columns/", "look/"):
        assert kari.post(address(run, part), chosen_nothing()).url == address(run)
    run_jobs()
    assert latest().state == Import.State.DONE


def chosen_nothing():
    return {"column-0": ""}


def test_looking_before_the_columns_were_seen_takes_them_as_guessed(kari):
    upload(kari, table(line(1)))
    kari.post(address(latest(), "look/"))
    run_jobs()
    assert latest().state == Import.State.CHECKED


def test_a_fault_of_ours_is_told_and_can_be_tried_again(kari):
    upload(kari, table(line(1)))
    run = latest()
    kari.post(address(run, "columns/"), chosen(kari, run))
    kept = uploads.path_of(run.key)
    kept.rename(kept.with_suffix(".away"))
    with pytest.raises(AssertionError):  # the job has failed
        run_jobs()
    assert "Something went wrong on our side" in page(kari, run)
