"""A seat is theirs at once, or they wait; nobody overtakes, and a freed seat goes to the head of the queue."""

from datetime import timedelta

import pytest

from kohort.activity.models import Happening
from kohort.events.seats.models import Companion, Seat
from kohort.events.seats.seating import (
    CannotJoin,
    Who,
    accept,
    change,
    decline,
    give_up,
    join,
    place_in_queue,
    room,
    settle,
)
from tests.gatherings import gathering


def now_of(seat):
    return Seat.objects.trusted("test").get(pk=seat.pk)


def told(seat):
    rows = Happening.objects.trusted("test").filter(particulars__seat=seat.pk)
    return list(rows.order_by("pk").values_list("verb", flat=True))


def visitor(number):
    return Who(name=f"Visitor {number}", email=f"visitor{number}@example.net")


@pytest.fixture
def party(cast):
    """One place; Ada has it, and two visitors wait."""
    event = gathering(cast.here, capacity=1, guests_each=2)
    return event, join(event, Who(cast.ada, "Ada")), join(event, visitor(1)), join(event, visitor(2))


def test_who_finds_no_place_waits(party):
    event, ada, first, second = party
    assert [ada.state, first.state, second.state] == ["going", "waiting", "waiting"]
    assert [place_in_queue(one) for one in (ada, first, second)] == [0, 1, 2]
    assert room(event) == (1, 1, 0, 2)
    assert told(ada) == ["seat.taken"]
    assert told(second) == ["seat.waiting"]


def test_once_more_is_the_same_seat(party, cast):
    event, ada, _first, second = party
    again = join(event, Who(cast.ada, "Ada"), guests=1)
    assert (again.pk, again.guests, told(ada)) == (ada.pk, 0, ["seat.taken"])
    assert join(event, Who(name="Visitor", email=" VISITOR2@example.net ")).pk == second.pk


def test_a_freed_seat_goes_to_the_head(party):
    _event, ada, first, second = party
    give_up(ada)
    assert [now_of(one).state for one in (ada, first, second)] == ["cancelled", "offered", "waiting"]
    assert accept(first).state == accept(first).state == "going"
    assert told(first) == ["seat.waiting", "seat.offered", "seat.taken"]
    assert now_of(first).round == 3
    with pytest.raises(CannotJoin):
        accept(second)


def test_who_says_no_or_nothing_lets_the_next_have_it(party):
    event, ada, first, second = party
    third = join(event, visitor(3))
    give_up(ada)
    decline(first)
    until = now_of(second).offered_until
    settle(event.pk, until - timedelta(seconds=1))
    assert now_of(second).state == "offered"
    with pytest.raises(CannotJoin):
        accept(second, now=until)
    settle(event.pk, until)
    settle(event.pk, until)
    assert [now_of(one).state for one in (first, second, third)] == ["cancelled", "expired", "offered"]
    assert told(second) == ["seat.waiting", "seat.offered", "seat.expired"]


def test_who_left_comes_last(party):
    event, ada, first, second = party
    back = join(event, visitor(1))
    give_up(first)
    back = join(event, visitor(1))
    assert (back.pk, back.state, place_in_queue(back)) == (first.pk, "waiting", 2)
    give_up(ada)
    assert [now_of(one).state for one in (first, second)] == ["waiting", "offered"]


def test_nobody_overtakes_a_party_that_does_not_fit(cast):
    event = gathering(cast.here, capacity=4, guests_each=2)
    ada, bo = join(event, Who(cast.ada, "Ada"), guests=1), join(event, visitor(1), guests=2)
    late = join(event, visitor(2))
    settle(event.pk)
    assert [now_of(bo).state, now_of(late).state, room(event).free] == ["waiting", "waiting", 2]
    change(ada, guests=0)
    assert [now_of(one).state for one in (bo, late)] == ["offered", "waiting"]


def test_places_fewer_and_more(party):
    event, ada, first, second = party
    _set(event, capacity=2)
    assert now_of(first).state == "offered"
    _set(event, capacity=1)
    assert (now_of(first).state, now_of(first).turn) == ("waiting", first.turn)
    _set(event, capacity=0)
    assert (now_of(ada).state, room(event).over) == ("going", 1)
    _set(event, capacity=None)
    assert [now_of(one).state for one in (first, second)] == ["offered", "offered"]
    assert room(event).free is None


def _set(event, **fields):
    type(event).objects.trusted("test").filter(pk=event.pk).update(**fields)
    event.refresh_from_db()
    settle(event.pk)


def test_the_latest_offers_are_taken_back_first(cast):
    event = gathering(cast.here, capacity=0)
    first, second, third = (join(event, visitor(number)) for number in range(3))
    _set(event, capacity=3)
    _set(event, capacity=1)
    assert [now_of(one).state for one in (first, second, third)] == ["offered", "waiting", "waiting"]


def test_a_smaller_or_larger_party(cast):
    event = gathering(cast.here, capacity=3, guests_each=2)
    ada = join(event, Who(cast.ada, "Ada"), guests=2, names=["Ola", " ", "Kari"])
    assert list(Companion.objects.trusted("test").values_list("place", "name")) == [(1, "Ola")]
    change(ada, guests=2, names=["Ola", "Kari"], shown=True)
    assert [one.name for one in Companion.objects.trusted("test").order_by("place")] == ["Ola", "Kari"]
    assert told(ada) == ["seat.taken"]
    change(ada, guests=1)
    first = join(event, visitor(1))
    assert (first.state, now_of(ada).shown) == ("going", True)
    with pytest.raises(CannotJoin, match="not enough free places"):
        change(ada, guests=2)
    waiting = join(event, visitor(2))
    assert change(waiting, guests=1).turn == waiting.turn
    with pytest.raises(CannotJoin, match="up to 2 guests"):
        change(waiting, guests=3)
    assert change(ada, guests=0, names=[]).guests == 0
    assert Companion.objects.trusted("test").count() == 0


def test_more_guests_wait_like_everybody(cast):
    event = gathering(cast.here, capacity=3, guests_each=2)
    ada = join(event, Who(cast.ada, "Ada"))
    join(event, visitor(1), guests=2)
    with pytest.raises(CannotJoin, match="not enough"):
        change(ada, guests=1)
