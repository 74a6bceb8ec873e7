"""Who graduates soon and has not crossed: the office's list, exact, and the same few queries for any number."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from allauth.account.models import EmailAddress
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kohort.claims.graduating import ending
from kohort.people.models import Contact, Study
from tests.cast import CANARY, fact, make_person, study

PATH = "/nordvik/desk/graduating/"


@pytest.fixture(autouse=True)
def november(time_machine):
    """The academic year 2026 has begun; a master's of two years begun in 2025 ends with it."""
    time_machine.move_to(datetime(2026, 11, 23, 12, tzinfo=ZoneInfo("Europe/Oslo")))


def student(cast, given, start=2025, programme=None, **more):
    return make_person(cast.here, given, "Strøm", studies=[(programme or cast.history, start, None)], **more)


@pytest.fixture
def desk(cast, browse):
    """The page as the assistant sees it."""
    client = browse("arne")
    return lambda query="": client.get(PATH + query).content.decode()


@pytest.mark.parametrize(("start", "listed"), [(2023, False), (2024, True), (2025, True), (2026, False)])
def test_this_years_and_last_years(cast, desk, start, listed):
    student(cast, "Gro", start)
    assert ("Gro Strøm" in desk()) is listed


def test_in_spring_it_is_still_the_same_year(cast, viewer, time_machine):
    student(cast, "Gro")
    time_machine.move_to(datetime(2027, 6, 30, 12, tzinfo=ZoneInfo("Europe/Oslo")))
    assert ending(viewer("arne")).filter(last_year=2026).count() == 1


def test_whoever_has_an_award_is_not_listed(cast, desk):
    make_person(cast.here, "Ferdig", "Strøm", studies=[(cast.history, 2024, 2026)])
    assert "Ferdig" not in desk()


def test_claimed_or_not_is_said(cast, desk):
    student(cast, "Gro")
    page = desk()
    assert "not claimed" in page.partition("Gro Strøm")[2]


def test_who_has_crossed_is_counted_and_not_named(cast, desk):
    gro = student(cast, "Gro", account=True)
    student(cast, "Tor")
    page = desk()
    assert "Gro Strøm" not in page  # an address that is no student's
    assert "Tor Strøm" in page
    row = page.partition("?programme=HIST")[2].partition("</tr>")[0]
    assert re.findall(r"<td>(\d+)</td>", row) == [
        "1",
        "2",
        "1",
        "1",
    ]  # have not, in all, claimed, have crossed
    fact(Contact, gro, kind=Contact.Kind.STUDENT_EMAIL, value="gro.strom@nordvik.example.org")
    assert "Gro Strøm" in desk()


def test_one_programme(cast, desk):
    student(cast, "Gro")
    student(cast, "Tor", programme=cast.economics)
    page = desk("?programme=HIST")
    assert "Gro Strøm" in page
    assert "Tor Strøm" not in page
    assert "Tor Strøm" in desk("?programme=NONE")


def test_nobody(cast, desk):
    Study.objects.trusted("test").filter(award_year__isnull=True).delete()
    assert "Nobody graduates within a year" in desk()


def test_the_same_queries_for_two_and_for_sixty(cast, browse):
    client = browse("arne")
    for number in range(2):
        student(cast, f"A{number}")
    client.get(PATH)
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(PATH)
    for number in range(60):
        student(cast, f"B{number}", account=number % 2)
    with CaptureQueriesContext(connection) as many:
        page = client.get(PATH).content.decode()
    assert len(many) == len(few)
    assert "Page 1 of 1" not in page


def test_the_desk_shows_how_many(cast, browse, time_machine):
    student(cast, "Gro")
    assert "cannot sign in once" in browse("arne").get("/nordvik/desk/").content.decode()
    assert "cannot sign in once" not in browse("anja").get("/nordvik/desk/").content.decode()


@pytest.mark.parametrize("who", ["ada", "stein", "anja", "selma"])
def test_nobody_but_the_office(cast, browse, who):
    assert browse(who).get(PATH).status_code == 403


def test_the_neighbours_stay_there(cast, desk):
    there = make_person(cast.there, CANARY, CANARY)
    study(there, cast.birds, 2025, None)
    assert CANARY not in desk()


def test_an_address_proved_later_ends_it(cast, desk):
    gro = student(cast, "Gro", account=True)
    fact(Contact, gro, kind=Contact.Kind.STUDENT_EMAIL, value="gro@nordvik.example.org")
    assert "Gro Strøm" in desk()
    EmailAddress.objects.create(user_id=gro.account_id, email="gro@example.com", verified=True)
    assert "Gro Strøm" not in desk()
