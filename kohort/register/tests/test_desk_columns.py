"""What each column is: guessed from its heading, corrected by the office, remembered for the next file."""

import pytest

from kohort.register.columns import GROUPS, LABELS
from kohort.register.models import Import, Source
from kohort.register.reading.columns import FIELDS

from .desk import address, chosen, latest, page, reading_english, run_jobs, upload

ODD = "Kol1;Kol2;Navn;Fullført\nKari;Moe;Historie;2010\nOla;Lie;Historie;2011\n"


@pytest.fixture
def kari(browse):
    return reading_english(browse("kari"))


def test_every_field_of_a_register_can_be_chosen():
    assert LABELS.keys() == FIELDS
    assert sum(len(fields) for _label, fields in GROUPS) == len(FIELDS)


def test_headings_are_guessed_and_examples_shown(kari):
    upload(
        kari,
        "Fornavn;Etternavn;Program;År;Skonummer\nKari;Moe;X;1999;38\nOla;Lie;X;2000;\nAda;Li;Y;2001;39\n",
        new_source="a",
    )
    run = latest()
    assert chosen(kari, run) == {
        "column-0": "given_names",
        "column-1": "surname",
        "column-2": "programme_name",
        "column-3": "award_year",
        "column-4": "",
    }
    text = page(kari, run, "columns/")
    assert "Kari · Ola · Ada" in text
    assert "X · Y" in text
    assert "No column was found for" not in text


def test_what_is_missing_is_said_at_the_top(kari):
    upload(kari, ODD, new_source="a")
    text = page(kari, latest(), "columns/")
    assert "No column was found for:" in text
    assert "<li>programme</li>" in text


def test_it_goes_no_further_while_something_is_missing(kari):
    upload(kari, ODD, new_source="a")
    run = latest()
    answer = kari.post(address(run, "columns/"), {"column-0": "given_names", "column-1": "surname"})
    assert "lacks a column for: programme, date or year" in answer.content.decode()
    assert answer.context["form"]["column-1"].value() == "surname"
    run_jobs()
    assert latest().state == Import.State.UPLOADED


def test_two_columns_cannot_be_the_same(kari):
    upload(kari, ODD, new_source="a")
    run = latest()
    text = kari.post(address(run, "columns/"), chosen(kari, run) | {"column-1": "full_name"}).content.decode()
    assert "Two columns cannot both be this: Whole name in one column" in text


CORRECT = {"column-0": "given_names", "column-1": "surname", "column-2": "programme_name", "column-3": "award_year"}


def test_what_was_corrected_is_used_and_remembered(kari):
    upload(kari, ODD, new_source="a")
    run = latest()
    assert kari.post(address(run, "columns/"), CORRECT).status_code == 302
    run_jobs()
    assert latest().figures["people"] == 2
    remembered = Source.objects.trusted("test").get(name="a").mapping
    assert {
        "given_names": "Kol1",
        "surname": "Kol2",
        "programme_name": "Navn",
        "full_name": "",
    }.items() <= remembered.items()
    upload(kari, ODD.replace("Kari", "Anna"), source="a")
    assert chosen(kari, latest()) == CORRECT
    upload(kari, ODD, new_source="b")
    assert chosen(kari, latest()) != CORRECT


def test_a_correction_can_be_taken_back(kari):
    text = "Fornavn;Etternavn;Program;År;Notat\nKari;Moe;X;1999;\n"
    upload(kari, text, new_source="a")
    guessed = chosen(kari, latest())
    kari.post(address(latest(), "columns/"), guessed | {"column-4": ""})
    assert Source.objects.trusted("test").get().mapping == {"note": ""}
    run_jobs()
    kari.post(address(latest(), "columns/"), guessed)
    run_jobs()
    assert Source.objects.trusted("test").get().mapping == {}
    assert latest().state == Import.State.CHECKED


def test_what_no_mapping_could_name_cannot_be_chosen(kari):
    upload(kari, "Navn;Program;År;Navn;\nKari Moe;X;1999;Ola Lie;x\n", new_source="a")
    run = latest()
    assert chosen(kari, run).keys() == {"column-0", "column-1", "column-2"}
    text = page(kari, run, "columns/")
    assert "no heading" in text
    assert text.count("it needs a heading of its own") == 2


def test_a_title_above_the_headings_is_passed_over(kari):
    upload(kari, "Kandidater 2015\n\nNavn;Program;År\nKari Moe;X;2015\n", new_source="a")
    assert chosen(kari, latest()) == {"column-0": "full_name", "column-1": "programme_name", "column-2": "award_year"}


def test_what_was_looked_at_may_be_corrected_and_looked_at_again(kari):
    upload(kari, "Fornavn;Etternavn;Program;År;Notat\nKari;Moe;X;1999;Drammen\n", new_source="a")
    run = latest()
    kari.post(address(run, "columns/"), chosen(kari, run))
    run_jobs()
    assert kari.get(address(run, "columns/")).status_code == 200
    kari.post(address(run, "columns/"), chosen(kari, run) | {"column-4": "place"})
    assert latest().state == Import.State.UPLOADED
    run_jobs()
    assert latest().state == Import.State.CHECKED
    assert latest().options["mapping"] == {"place": "Notat", "note": ""}
