"""A coordinator brings a file: upload, columns, a look first, in; and sees at each step where it stands."""

import os

import pytest

from kohort.people.models import Person
from kohort.register import uploads
from kohort.register.models import Import, Source

from .desk import (
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

State = Import.State


@pytest.fixture
def kari(browse):
    return reading_english(browse("kari"))


def surnames(cast):
    return set(Person.objects.trusted("test").filter(institution=cast.here).values_list("surname", flat=True))


def test_an_empty_desk_says_what_a_file_must_have(kari):
    text = kari.get(IMPORTS).content.decode()
    assert "Nothing has come in yet" in text
    assert "date or year of the degree" in text
    assert text.count('class="ds-button"') == 1


def test_from_the_upload_to_the_people(cast, kari):
    answer = upload(kari, table(line(1), line(2), line(3, award="31.02.2004")))
    run = latest()
    assert answer.url == address(run, "columns/")
    assert (run.state, str(run.source), run.by_id) == (State.UPLOADED, "fs", cast.kari.account_id)
    assert kari.post(address(run, "columns/"), chosen(kari, run)).url == address(run)
    assert "Reading the file" in page(kari, run)
    assert "Moe1" not in surnames(cast)

    run_jobs()
    text = page(kari, run)
    assert "This is what it would do" in text
    assert "Has a date that does not exist." in text
    assert latest().state == State.CHECKED
    assert "Moe1" not in surnames(cast)

    assert kari.post(address(run, "run/")).url == address(run)
    assert "Taking them in" in page(kari, run)
    run_jobs()
    assert latest().state == State.DONE
    assert "Taken in" in page(kari, run)
    assert {"Moe1", "Moe2"} <= surnames(cast)
    assert "Moe3" not in surnames(cast)


def test_the_list_tells_each_in_a_line(kari):
    taken_in(kari, table(line(1), line(2, surname="")))
    text = kari.get(IMPORTS).content.decode()
    assert "grader.csv" in text
    assert "1 new person, 1 row left out" in text
    assert "by the office" in text
    Import.objects.trusted("test").update(by=None)
    assert "on the command line" in kari.get(IMPORTS).content.decode()


def test_the_part_that_is_polled_is_small_and_ends_with_the_page(kari):
    upload(kari, table(line(1)))
    run = latest()
    kari.post(address(run, "columns/"), chosen(kari, run))
    part = kari.get(address(run), headers={"HX-Request": "true"})
    assert b"<progress" in part.content
    assert b"<html" not in part.content
    assert "HX-Refresh" not in part.headers
    run_jobs()
    assert kari.get(address(run), headers={"HX-Request": "true"}).headers["HX-Refresh"] == "true"


def test_without_scripts_one_looks_again(kari):
    upload(kari, table(line(1)))
    run = latest()
    kari.post(address(run, "columns/"), chosen(kari, run))
    assert f'<noscript><p><a class="ds-button" data-variant="secondary" href="{address(run)}">' in page(kari, run)


def test_what_was_checked_is_taken_in_once(kari):
    run = checked(kari, table(line(1)))
    kari.post(address(run, "run/"))
    kari.post(address(run, "run/"))
    run_jobs()
    assert latest().state == State.DONE
    kari.post(address(run, "run/"))
    run_jobs()
    assert Person.objects.trusted("test").filter(surname="Moe1").count() == 1


def test_nothing_is_taken_in_that_nobody_looked_at(cast, kari):
    upload(kari, table(line(1)))
    kari.post(address(latest(), "run/"))
    run_jobs()
    assert latest().state == State.UPLOADED
    assert "Moe1" not in surnames(cast)


def test_the_file_is_gone_once_it_is_in(kari):
    run = checked(kari, table(line(1)))
    path = uploads.path_of(run.key)
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    kari.post(address(run, "run/"))
    run_jobs()
    assert not path.exists()
    assert kari.get(address(run, "columns/")).url == address(run)


def test_a_file_nobody_took_in_is_swept_after_thirty_days(kari):
    upload(kari, table(line(1)))
    path = uploads.path_of(latest().key)
    assert uploads.sweep_old() == 0
    os.utime(path, (0, 0))
    assert uploads.sweep_old() == 1
    assert "no longer kept here" in page(kari, latest())


def test_when_a_killed_job_left_it_half_way_one_goes_on(cast, kari):
    run = checked(kari, table(line(1), line(2)))
    Import.objects.trusted("test").filter(pk=run.pk).update(state=State.STOPPED)
    assert "It stopped half-way" in page(kari, run)
    kari.post(address(run, "run/"))
    run_jobs()
    assert latest().state == State.DONE
    assert {"Moe1", "Moe2"} <= surnames(cast)


def test_a_running_import_nobody_works_on_is_told_as_stopped(kari):
    run = checked(kari, table(line(1)))
    Import.objects.trusted("test").filter(pk=run.pk).update(state=State.RUNNING)
    assert "It stopped half-way" in page(kari, run)


def test_the_source_may_be_named_chosen_or_told_by_the_file(kari):
    list_of_the_office = "Navn;Program;År\nKari Moe;Historie;1999\n"
    refused = upload(kari, list_of_the_office)
    assert "does not tell which system it is from" in refused.content.decode()
    assert upload(kari, list_of_the_office, new_source="  The  Office ").status_code == 302
    assert str(latest().source) == "the office"
    assert '<option value="the office"' in kari.get(IMPORTS).content.decode()
    assert upload(kari, list_of_the_office, source="the office").status_code == 302
    assert Source.objects.trusted("test").count() == 1
    both = upload(kari, list_of_the_office, source="the office", new_source="another")
    assert "not both" in both.content.decode()
