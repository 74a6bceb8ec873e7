"""A file that changes very much is stopped; the coordinator looks at it and may go on."""

import pytest

from kohort.people.models import Contact
from kohort.register.models import Import

from .desk import address, checked, latest, line, page, reading_english, run_jobs, table, taken_in

State = Import.State


@pytest.fixture
def kari(browse):
    return reading_english(browse("kari"))


@pytest.fixture
def shifted(kari):
    """Sixty people are here; the next file has everybody's address one row further down."""
    taken_in(kari, table(*map(line, range(60))))
    return checked(kari, table(*(line(n, email=f"kari{n + 1}@example.org") for n in range(60))))


def addresses():
    return set(Contact.objects.trusted("test").values_list("value", flat=True))


def test_it_is_refused_with_the_figures(kari, shifted):
    assert latest().state == State.REFUSED
    text = page(kari, shifted)
    assert "This changes unusually much" in text
    assert "60 e-mail addresses" in text
    kari.post(address(shifted, "run/"))
    run_jobs()
    assert "kari60@example.org" not in addresses()


def test_going_on_takes_a_look_first(kari, shifted):
    kari.post(address(shifted, "look/"))
    run_jobs()
    assert latest().state == State.REFUSED
    kari.post(address(shifted, "look/"), {"looked": "yes"})
    run_jobs()
    assert "This is what it would do" in page(kari, shifted)
    assert "kari60@example.org" not in addresses()
    kari.post(address(shifted, "run/"))
    run_jobs()
    assert latest().state == State.DONE
    assert "kari60@example.org" in addresses()


def test_correcting_the_columns_forgets_the_permission(kari, shifted):
    kari.post(address(shifted, "look/"), {"looked": "yes"})
    run_jobs()
    form = kari.get(address(shifted, "columns/")).context["form"]
    kari.post(address(shifted, "columns/"), {name: form[name].value() or "" for name in form.fields})
    run_jobs()
    assert latest().state == State.REFUSED
