"""An import is taken back within thirty days; the coordinator is told first who goes and who stays."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kohort.people.models import Person
from kohort.register import uploads
from kohort.register.models import Import

from .desk import address, checked, latest, line, page, reading_english, run_jobs, table, taken_in

State = Import.State


@pytest.fixture
def kari(browse):
    return reading_english(browse("kari"))


def of_file():
    rows = Person.objects.trusted("test").filter(surname__startswith="Moe")
    return set(rows.values_list("surname", flat=True))


def test_undo_tells_first_and_then_does(kari):
    run = taken_in(kari, table(line(1), line(2), line(3, surname="")))
    renamed = Person.objects.trusted("test").get(surname="Moe2")
    renamed.given_names = "Karin"
    renamed.save()
    assert f'href="{address(run, "undoing/")}"' in page(kari, run)
    answer = kari.get(address(run, "undoing/"))
    assert answer.context["foretold"] == (2, 2, 1)
    assert of_file() == {"Moe1", "Moe2"}

    assert kari.post(address(run, "undoing/")).url == address(run)
    assert "Undoing the import" in page(kari, run)
    run_jobs()
    assert latest().state == State.UNDONE
    assert of_file() == {"Moe2"}
    assert "Undone" in page(kari, run)
    assert list(uploads.path_of("").glob("*")) == []


def test_after_thirty_days_it_is_too_late(kari):
    run = taken_in(kari, table(line(1)))
    Import.objects.trusted("test").update(started=timezone.now() - timedelta(days=31))
    assert "undoing/" not in page(kari, run)
    for send in (kari.get, kari.post):
        answer = send(address(run, "undoing/"), follow=True)
        assert "can be undone for 30 days" in answer.content.decode()
    run_jobs()
    assert of_file() == {"Moe1"}


def test_a_later_import_comes_first(kari):
    first = taken_in(kari, table(line(1)))
    second = taken_in(kari, table(line(2)))
    assert "A later import" in kari.get(address(first, "undoing/"), follow=True).content.decode()
    kari.post(address(second, "undoing/"))
    run_jobs()
    kari.post(address(first, "undoing/"))
    run_jobs()
    assert of_file() == set()


def test_what_never_came_in_has_nothing_to_undo(kari):
    run = checked(kari, table(line(1)))
    kari.post(address(run, "undoing/"))
    run_jobs()
    assert latest().state == State.CHECKED
