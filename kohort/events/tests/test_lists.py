"""Lists to print, and what is forgotten of them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kohort.activity.models import Happening
from kohort.events.door.sweeping import sweep
from kohort.events.models import Answer, Companion, Knock, Question, Seat
from kohort.events.tests.doorways import seat, tonight


@pytest.fixture
def event(cast):
    """Bo and a visitor come, Selma comes from the house next door that hosts it too, Stein waits."""
    event = tonight(cast.here, organiser=cast.ada, others=[cast.there])
    asked = Question.objects.create(event=event, kind=Question.Kind.DIET, words="What do you not eat?")
    year = Question.objects.create(event=event, kind=Question.Kind.YEAR, words="Which year?", position=1)
    eats = {seat(event, cast.bo, "Ola"): "Nuts", seat(event, cast.selma): "nuts ", visitor(event): "Fish"}
    seat(event, cast.stein, state=Seat.State.WAITING)
    for row, words in eats.items():
        Answer.objects.create(seat=row, question=asked, text=words)
    Answer.objects.create(seat=Seat.objects.trusted("test").get(person=cast.bo), question=year, text="1999")
    return event


def visitor(event):
    return seat(event, None, "Per", name="Vera Visitor", email="vera@example.com")


def lists(event):
    return f"/nordvik/events/{event.key}/lists/"


def printed(browser, event, kind):
    return browser.post(lists(event), {"sheet": kind}).content.decode()


def later(event, **span):
    """As long ago as that it ended."""
    event.ends = timezone.now() - timedelta(**span)
    event.save()
    sweep()


def test_who_comes_and_who_waits(cast, event, browse):
    page = browse("ada").get(lists(event)).content.decode()
    assert page.index("Bo Berg") < page.index("Vera Visitor") < page.index("Waiting list") < page.index("Stein Strand")
    assert "5 people come" in page


def test_a_sheet_names_those_with_a_seat(cast, event, browse):
    page = printed(browse("ada"), event, "guests")
    assert [name for name in ("Bo Berg", "Ola", "Vera Visitor", cast.selma.name) if name not in page] == []
    assert "Stein" not in page


def test_food_is_counted_and_named(cast, event, browse):
    lines = [line for line in printed(browse("ada"), event, "food").splitlines() if "<tr><th" in line]
    assert "<td>2</td><td>Bo Berg, Kanarifugl" in lines[1]
    assert "Vera Visitor" in lines[2]


def test_answers_stand_in_a_table(cast, event, browse):
    page = printed(browse("ada"), event, "answers")
    assert page.index("What do you not eat?") < page.index("Which year?") < page.index("1999")


def test_each_house_writes_down_for_its_own_that_it_was_printed(cast, event, browse):
    printed(browse("ada"), event, "guests")
    told = Happening.objects.trusted("test").filter(verb="guests.printed")
    assert sorted(one.institution.slug for one in told) == ["nordvik", "sundby"]
    assert [
        Happening.in_the_log_of(person.institution_id, person.pk).filter(verb="guests.printed").count()
        for person in (cast.bo, cast.selma, cast.stein)
    ] == [1, 1, 0]


@pytest.mark.parametrize("who", [None, "bo", "arne", "tora"])
def test_others_print_nothing(cast, event, browse, who):
    assert browse(who).get(lists(event)).status_code == 404
    assert browse(who).post(lists(event), {"sheet": "food"}).status_code == 404
    assert browse(who).post(f"{lists(event)}badges/").status_code == 404


def test_food_is_forgotten_after_two_weeks_and_other_answers_stay(cast, event):
    later(event, days=13)
    assert Answer.objects.trusted("test").filter(question__kind="diet").count() == 3
    later(event, days=15)
    assert [one.text for one in Answer.objects.trusted("test")] == ["1999"]


def test_visitors_are_forgotten_after_half_a_year_and_counted_still(cast, event):
    later(event, days=180)
    assert Companion.objects.trusted("test").count() == 2
    later(event, days=184)
    rows = Seat.objects.trusted("test").filter(event=event, person=None)
    assert [(one.name, one.email, one.guests) for one in rows] == [("", "", 1)]
    assert not Companion.objects.trusted("test").exists()
    assert Seat.objects.trusted("test").get(person=cast.bo).name == "Bo Berg"


def test_a_list_of_the_forgotten_can_be_read(cast, event, browse):
    later(event, days=200)
    assert "Somebody whose name is forgotten" in browse("ada").get(lists(event)).content.decode()


def test_who_knocked_yesterday_is_forgotten(event):
    for hours in (1, 25):
        at = timezone.now() - timedelta(hours=hours)
        Knock.objects.create(event=event, name="Nn", email=f"{hours}@example.com", at=at)
    sweep()
    assert [one.email for one in Knock.objects.trusted("test").all()] == ["1@example.com"]
