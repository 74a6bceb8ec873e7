"""A visit ends with half an hour of silence; what is new is counted from the end of the one before."""

from datetime import UTC, datetime, timedelta

import pytest

from kohort.notices.models import Presence
from kohort.notices.presence import last_visit, note

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
WHY = "a test looks at everything"


@pytest.fixture
def clock(time_machine):
    time_machine.move_to(NOON, tick=False)
    return time_machine


def minutes(number: int) -> timedelta:
    return timedelta(minutes=number)


def test_the_visit_before(browse, viewer, clock):
    ada = browse("ada")
    assert last_visit(viewer("ada")) is None
    for wait in (0, 20, 20):  # one visit of forty minutes
        clock.shift(minutes(wait))
        ada.get("/nordvik/")
        assert last_visit(viewer("ada")) is None
    clock.shift(minutes(300))
    assert last_visit(viewer("ada")) == NOON + minutes(40)  # while the first page of the next visit is made
    ada.get("/nordvik/")
    clock.shift(minutes(10))
    ada.get("/nordvik/")
    assert last_visit(viewer("ada")) == NOON + minutes(40)


def test_it_is_written_rarely_and_by_members_alone(browse, clock):
    browse().get("/nordvik/")
    assert not Presence.objects.trusted(WHY).exists()
    ada = browse("ada")
    ada.get("/nordvik/")
    clock.shift(minutes(4))
    ada.get("/nordvik/")
    assert Presence.objects.trusted(WHY).get().here == NOON


def test_only_oneself_sees_it(cast, viewer):
    Presence.objects.create(person=cast.ada)
    assert [Presence.objects.visible_to(viewer(who)).count() for who in ("ada", "bo", "kari")] == [1, 0, 0]


def test_whoever_left_for_good_in_this_request_is_not_noted(cast, viewer):
    eyes = viewer("cy")
    cast.cy.delete()
    note(eyes)
    assert not Presence.objects.trusted(WHY).exists()
