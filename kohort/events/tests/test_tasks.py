"""Tasks: "two for the door" is taken by two, in one tap; organisers see who."""

import pytest

from kohort.activity.models import Happening
from kohort.events.models import Taker, Task
from tests.gatherings import gathering

WHY = "test"


@pytest.fixture
def event(cast):
    return gathering(cast.here, organiser=cast.stein)


@pytest.fixture
def door(event, browse):
    browse("stein").post(plan(event), {"words": "The door", "wanted": "2", "time": "17:30"})
    return Task.objects.trusted(WHY).get()


def plan(event, task=None):
    return f"/nordvik/events/{event.key}/plan/tasks/" + (f"{task.key}/" if task else "")


def page(event):
    return f"/nordvik/events/{event.key}/"


def tap(client, task, do="take"):
    return client.post(f"{page(task.event)}tasks/", {"task": task.key, "do": do}, follow=True)


def test_it_is_taken_by_as_many_as_are_wanted(cast, event, door, browse):
    assert "The door" in tap(browse("ada"), door).text
    tap(browse("ada"), door)  # twice is once
    assert "1 of 2" in browse("bo").get(page(event)).text
    assert cast.ada.name not in browse("bo").get(page(event)).text
    tap(browse("bo"), door)
    assert "Somebody was faster" in tap(browse("cy"), door).text
    assert Taker.objects.trusted(WHY).count() == 2
    assert Happening.objects.trusted(WHY).filter(verb="task.taken").count() == 2


def test_what_is_taken_is_shown_to_its_helpers_alone(cast, event, door, browse):
    tap(browse("ada"), door), tap(browse("bo"), door)
    assert "The door" in browse("ada").get(page(event)).text
    assert "The door" not in browse("cy").get(page(event)).text
    tap(browse("ada"), door, "leave")
    assert "The door" in browse("cy").get(page(event)).text


def test_organisers_see_who_and_change_it(cast, event, door, browse):
    tap(browse("ada"), door)
    client = browse("stein")
    assert cast.ada.name in client.get(plan(event)).text
    client.post(plan(event, door), {"words": "The front door", "wanted": "3"})
    door.refresh_from_db(from_queryset=Task.objects.trusted(WHY))
    assert (door.words, door.wanted, door.at) == ("The front door", 3, None)
    client.post(plan(event, door), {"do": "remove"})
    assert not Taker.objects.trusted(WHY).exists()


def test_members_who_see_the_event_alone(cast, event, door, browse):
    assert tap(browse("selma"), door).status_code == 403
    assert browse().post(f"{page(event)}tasks/", {"task": door.key, "do": "take"}).status_code == 302
    assert not Taker.objects.trusted(WHY).exists()
