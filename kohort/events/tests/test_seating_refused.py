"""Not every wish is met: each refusal is a sentence. Hosts may let in more than fit."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kohort.events.seats.models import Seat
from kohort.events.seats.seating import CannotJoin, Who, add, give_up, join, room, settle, why_not
from tests.gatherings import gathering

HOUR = timedelta(hours=1)


def now_of(seat):
    return Seat.objects.trusted("test").get(pk=seat.pk)


def visitor(number):
    return Who(name=f"Visitor {number}", email=f"visitor{number}@example.net")


@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ({"published": None}, "planned"),
        ({"cancelled": timezone.now()}, "cancelled"),
        ({"ends": timezone.now() - HOUR}, "over"),
        ({"starts": timezone.now() - HOUR, "ends": timezone.now() + HOUR}, "begun"),
        ({"closes": timezone.now() - HOUR}, "closed"),
        ({"opens": timezone.now() + HOUR}, "opens on"),
    ],
)
def test_why_not(cast, fields, word):
    event = gathering(cast.here, **fields)
    assert word in why_not(event, timezone.now())
    with pytest.raises(CannotJoin, match=word):
        join(event, Who(cast.ada, "Ada"))
    assert Seat.objects.trusted("test").count() == 0


def test_a_party_larger_than_the_event_is_refused(cast):
    event = gathering(cast.here, capacity=2, guests_each=5)
    with pytest.raises(CannotJoin, match="not that many"):
        join(event, Who(cast.ada, "Ada"), guests=2)


def test_nothing_is_offered_once_it_is_cancelled(cast):
    event = gathering(cast.here, capacity=1)
    ada, first = join(event, Who(cast.ada, "Ada")), join(event, visitor(1))
    type(event).objects.trusted("test").filter(pk=event.pk).update(cancelled=timezone.now(), capacity=9)
    settle(event.pk)
    assert now_of(first).state == "waiting"
    with pytest.raises(CannotJoin, match="cancelled"):
        give_up(ada)


def test_hosts_may_let_in_more(cast):
    event = gathering(cast.here, capacity=1)
    _ada, _first, second = (join(event, one) for one in (Who(cast.ada, "Ada"), visitor(1), visitor(2)))
    walked = add(event, Who(name="Somebody"), way=Seat.Way.WALK_IN, guests=1)
    assert (walked.state, room(event).over) == ("going", 2)
    assert add(event, visitor(2)).pk == second.pk
    assert (now_of(second).state, room(event).over) == ("going", 3)
    assert add(event, visitor(2)).round == now_of(second).round
    late = event.ends + HOUR
    assert add(event, Who(cast.bo, "Bo"), way=Seat.Way.WALK_IN, now=late).state == "going"
    with pytest.raises(CannotJoin, match="over"):
        add(event, Who(cast.cy, "Cy"), now=late)
