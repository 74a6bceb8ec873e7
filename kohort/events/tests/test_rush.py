"""Everybody wants a seat at the same second, through a real server with two processes: never oversold, nobody lost."""

from collections import Counter

import pytest

from kohort.events.joining import links
from kohort.events.seats.seating import Who, join
from tests.gatherings import gathering

from .rush import Tap, members, rush, seats, served, shared

PLACES = 20


@pytest.fixture
def crowd(transactional_db, cast, tmp_path):
    """`crowd(rounds, many)`: as many rounds, an event each; yields what became of each."""

    def run(rounds, many, **environment):
        sessions = members(cast.here, many)
        events = [gathering(cast.here, capacity=PLACES, guests_each=2) for _ in range(rounds)]
        with served(tmp_path, shared(tmp_path), **environment) as port:
            for event in events:
                taps = [Tap(one, f"/nordvik/events/{event.key}/seat/") for one in sessions]
                yield rush(port, taps), seats(tmp_path, event)

    return run


def check(answers, found, many):
    assert Counter(answers) == {302: many}
    assert Counter(state for state, _guests, _turn in found) == {"going": PLACES, "waiting": many - PLACES}
    assert [turn for _state, _guests, turn in found] == list(range(1, many + 1))
    assert {state for state, _guests, turn in found if turn <= PLACES} == {"going"}


def test_sixty_want_twenty_seats(crowd):
    for answers, found in crowd(1, 60):
        check(answers, found, 60)


@pytest.mark.full
def test_two_hundred_fifty_times(crowd):
    for answers, found in crowd(50, 200):
        check(answers, found, 200)


@pytest.mark.full
def test_without_the_lock_it_is_oversold(crowd):
    """Were it not, all of the above would prove nothing."""
    rounds = [found for _answers, found in crowd(5, 200, BUG="seats-unlocked")]
    going = [sum(state == "going" for state, _guests, _turn in found) for found in rounds]
    assert max(going) > PLACES


@pytest.mark.full
def test_some_leave_while_others_come_and_everybody_taps_twice(transactional_db, cast, tmp_path):
    event = gathering(cast.here, capacity=PLACES, guests_each=2)
    here = [join(event, Who(name=f"Nr {n}", email=f"nr{n}@example.net"), guests=n % 3) for n in range(30)]
    leaving = [Tap("", links.path(seat) + "cancel/") for seat in here[::2]]
    coming = [
        Tap(one, f"/nordvik/events/{event.key}/seat/", {"guests": number % 3})
        for number, one in enumerate(members(cast.here, 60))
    ]
    with served(tmp_path, shared(tmp_path)) as port:
        answers = rush(port, [*leaving, *coming] * 2)
    found = seats(tmp_path, event)
    assert Counter(answers) == {302: 2 * (15 + 60)}
    assert [turn for _state, _guests, turn in found] == list(range(1, 91))
    assert Counter(state for state, _guests, _turn in found)["cancelled"] == 15
    assert sum(1 + guests for state, guests, _turn in found if state in ("going", "offered")) <= PLACES
    waiting = [turn for state, _guests, turn in found if state == "waiting"]
    assert max(turn for state, _guests, turn in found if state == "offered") < min(waiting)
