"""Next year's evening is last year's: weekday and team stay, the lessons are read, and nobody has a seat."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from kohort.access.viewer import Role, Viewer
from kohort.events.hosting import Host, Organiser
from kohort.events.models import Event, Item, Question, Speaker, Taker, Task
from kohort.events.planning.copying import again
from kohort.events.seats.models import Seat
from kohort.events.seats.seating import Who, join
from tests.gatherings import gathering

WHY = "a test looks at everything"


@pytest.fixture
def last(cast):
    """Thursday 26 March 2026, 18 by the clock of Oslo, three days before summer time; looked at in April."""
    starts = datetime(2026, 3, 26, 17, tzinfo=UTC)
    with time_machine.travel(datetime(2026, 3, 10, tzinfo=UTC), tick=False):
        event = gathering(
            *(cast.here,),
            organiser=cast.ada,
            others=[cast.there],
            starts=starts,
            opens=starts - timedelta(days=20),
            closes=datetime(2026, 3, 20, 22, 59, tzinfo=UTC),
            capacity=40,
            online_link="https://meet.example.org/1",
            lessons="Order the food a month ahead.",
        )
        for person in (cast.bo, cast.selma):
            Organiser.objects.create(event=event, person=person)
        talk = Item.objects.create(event=event, title="Glaciers", at=starts + timedelta(hours=1))
        Speaker.objects.create(item=talk, name="Tora Tveit")
        Question.objects.create(event=event, words="What do you not eat?", kind="diet")
        door = Task.objects.create(event=event, words="The door", wanted=2)
        Taker.objects.create(task=door, person=cast.bo)
        join(event, Who(person=cast.cy))
    with time_machine.travel(datetime(2026, 4, 20, tzinfo=UTC), tick=False):
        yield event


def rows(model, event):
    return model.objects.trusted(WHY).filter(event=event)


def test_the_weekday_and_the_hour_stay_whatever_was_done_to_the_clocks(last, viewer):
    new = again(last, viewer("ada"))
    told = [new.local(one).strftime("%a %d %b %Y %H:%M") for one in (new.starts, new.closes)]
    assert told == ["Thu 25 Mar 2027 18:00", "Fri 19 Mar 2027 23:59"]
    assert rows(Item, new).get().at == new.starts + timedelta(hours=1)


def test_over_summer_time_too(cast, viewer):
    starts = datetime(2025, 3, 31, 16, tzinfo=UTC)  # Monday, a day after the clocks went forward; a year on, before
    late = gathering(cast.here, organiser=cast.ada, starts=starts)
    with time_machine.travel(datetime(2026, 1, 1, tzinfo=UTC), tick=False):
        new = again(late, viewer("ada"))
    assert new.local(new.starts).strftime("%a %d %b %H:%M") == "Mon 30 Mar 18:00"
    assert new.starts - starts == timedelta(weeks=52)


def test_the_plan_and_its_team_come_along_and_people_do_not(cast, last, viewer):
    new = again(last, viewer("ada"))
    assert (new.title, new.capacity, new.online_link, new.published) == (last.title, 40, "", None)
    assert {one.person_id for one in rows(Organiser, new)} == {cast.ada.pk, cast.bo.pk}
    assert rows(Host, new).get().institution_id == cast.here.pk
    assert [rows(model, new).count() for model in (Item, Question, Task, Seat)] == [1, 1, 1, 0]
    assert not Speaker.objects.trusted(WHY).filter(item__event=new).exists()
    assert not Taker.objects.trusted(WHY).filter(task__event=new).exists()
    assert [rows(model, last).count() for model in (Item, Question, Task, Seat, Host)] == [1, 1, 1, 1, 2]


def test_an_office_with_nobody_in_person_sees_what_it_began(cast):
    office = Viewer(cast.here.pk, account_id=cast.kari.account_id, roles=frozenset({Role.COORDINATOR}))
    new = again(gathering(cast.here), office)
    assert Event.objects.visible_to(office).filter(pk=new.pk).exists()


def test_pressed_twice_there_is_one_and_the_plan_shows_the_lessons_and_the_years(last, browse):
    client, address = browse("bo"), f"/nordvik/events/{last.key}/plan/copy/"
    assert "March 25, 2027" in client.get(address).content.decode()
    plans = {client.post(address).url for _press in range(2)}
    page = client.get(plans.pop()).content.decode()
    assert not plans
    assert "Order the food a month ahead." in page
    assert f'href="/nordvik/events/{last.key}/"' in page
    assert Event.objects.trusted(WHY).count() == 2
    assert browse("cy").post(address).status_code == 404
    assert browse("selma").post(address.replace("nordvik", "sundby")).status_code == 404
