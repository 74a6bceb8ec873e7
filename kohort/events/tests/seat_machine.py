"""An event as hypothesis plays it: people join, leave and change their minds, places come and go, time passes.

What must hold after every step (the bar for waiting lists in docs/decisions/024-seats.md) is worked out here from the
rows and from what was asked, never by the code under test.
"""

from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from kohort.events.models import Event
from kohort.events.seats.models import Seat
from kohort.events.seats.seating import CannotJoin, Who, accept, change, decline, give_up, join, settle
from tests.gatherings import gathering

BEGIN = datetime(2027, 10, 29, 12, tzinfo=ZoneInfo("Europe/Oslo"))  # the clock changes two nights later
STARTS = BEGIN + timedelta(days=4)
KEPT = timedelta(hours=24)
NAMES = st.sampled_from(["ada", "bo", *(f"{name}@example.net" for name in ("dag", "eva", "fay", "gro"))])
ANY = st.integers(0, 11)  # one of those whom it concerns
GUESTS = st.sampled_from([0, 0, 1, 2])
HELD, LIVE = {"going", "offered"}, {"going", "offered", "waiting"}
BECOMES = {  # of those who do not join again
    "going": {"going", "cancelled"},
    "offered": {"offered", "going", "waiting", "expired", "cancelled"},
    "waiting": {"waiting", "offered", "cancelled"},
    "expired": {"expired"},
    "cancelled": {"cancelled"},
}


class Row(NamedTuple):
    state: str
    guests: int
    turn: int
    until: datetime | None


def heads(rows, states):
    return sum(1 + row.guests for row in rows if row.state in states)


class SeatMachine(RuleBasedStateMachine):
    """`arrived` says in which order people came, `before` how the list was before the last step.

    `settled` is whether nothing has been left undone since: an offer may end without anybody being there to see it.
    """

    people: dict  # {"ada": a person, …}; everybody else is a visitor
    house: object

    def __init__(self):
        super().__init__()
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.now, self.settled, self.arrivals = BEGIN, True, 0
        self.arrived, self.before, self.joined = {}, {}, ""

    def teardown(self):
        transaction.set_rollback(True)
        self.undo.__exit__(None, None, None)

    @initialize(capacity=st.integers(1, 3), first=st.lists(st.tuples(NAMES, GUESTS), max_size=5))
    def begin(self, capacity, first):
        self.event = gathering(self.house, capacity=capacity, guests_each=2, starts=STARTS, published=BEGIN)
        for name, guests in first:
            self.joins(name, guests)
            self.all_is_well()

    @rule(name=NAMES, guests=GUESTS)
    def joins(self, name, guests):
        was = self.before.get(name)
        try:
            seat = join(self.event, self._who(name), guests=guests, now=self.now)
        except CannotJoin:
            places = max(self.event.capacity, 1) if self.event.capacity is not None else 99
            assert self.now >= STARTS or 1 + guests > places, "who may come is let in, or waits"
            return
        self.settled = True
        if was and was.state in LIVE and not (was.until and was.until <= self.now):
            assert (seat.turn, seat.guests) == (was.turn, was.guests), "who has a seat has one"
        else:
            self.joined, self.arrivals = name, self.arrivals + 1
            self.arrived[name] = self.arrivals

    @rule(one=ANY, guests=GUESTS)
    def changes(self, one, guests):
        self._try(change, self._one_of(LIVE, one), guests=guests)

    @rule(one=ANY)
    def gives_up(self, one):
        name = self._one_of(LIVE, one)
        if self._try(give_up, name):
            assert self._seat(name).state not in LIVE

    @rule(one=ANY)
    def says_yes(self, one):
        name = self._one_of({"offered"}, one)
        was, done = self.before.get(name), self._try(accept, name)
        in_time = was is not None and (was.state == "going" or (was.state == "offered" and self.now < was.until))
        assert done == in_time or self.now >= STARTS

    @rule(one=ANY)
    def says_no(self, one):
        self._try(decline, self._one_of({"offered"}, one))

    @rule(capacity=st.sampled_from([0, 1, 2, 3, 4, None]))
    def has_places(self, capacity):
        Event.objects.trusted("test").filter(pk=self.event.pk).update(capacity=capacity)
        self.event.capacity = capacity
        self._settle()

    @rule(hours=st.sampled_from([1, 12, 24, 72]), seen=st.booleans())
    def time_passes(self, hours, seen):
        self.now, self.settled = self.now + timedelta(hours=hours), False
        if seen:
            self._settle()

    def _settle(self):
        settle(self.event.pk, self.now)
        self.settled = True

    def _one_of(self, states, one):
        """Somebody in one of these states, or whoever there is."""
        names = [name for name, row in self.before.items() if row.state in states] or list(self.before)
        return names[one % len(names)] if names else ""

    def _try(self, verb, name, **given):
        """Whether it could be done."""
        try:
            return name in self.before and bool(verb(self._seat(name), now=self.now, **given))
        except CannotJoin:
            return False

    def _who(self, name):
        return Who(self.people[name], name) if name in self.people else Who(name=name, email=name)

    def _rows(self):
        return Seat.objects.trusted("test").filter(event=self.event)

    def _seat(self, name):
        return self._rows().get(name=name)

    @invariant()
    def all_is_well(self):
        if hasattr(self, "event"):
            found = list(self._rows().values_list("name", "state", "guests", "turn", "offered_until"))
            rows = {name: Row(*rest) for name, *rest in found}
            assert len(found) == len(rows), "a person at most once"
            self._all_accounted_for(rows)
            self._no_more_than_fit(rows)
            self._offers_are_in_time(rows)
            self._nobody_overtakes(rows)
            if self.settled and self.now < STARTS:
                self._nobody_starves(rows)
            self.before, self.joined = rows, ""

    def _all_accounted_for(self, rows):
        assert rows.keys() == self.arrived.keys(), "who asked is coming, waiting, or known to have gone"
        for name, was in self.before.items():
            assert name == self.joined or rows[name].state in BECOMES[was.state], (name, was, rows[name])

    def _no_more_than_fit(self, rows):
        """Unless places were taken away; then nobody else comes in, and nothing is promised."""
        now, before = heads(rows.values(), HELD), heads(self.before.values(), HELD)
        if self.event.capacity is not None and now > self.event.capacity:
            assert now <= before, "oversold"
            assert not (self.settled and heads(rows.values(), {"offered"})), "promised what is not there"

    def _offers_are_in_time(self, rows):
        for name, row in rows.items():
            if row.state == "offered":
                assert row.until <= STARTS
                assert not self.settled or self.now < row.until
                assert self._was(name) == "offered" or row.until <= self._later(KEPT)
            else:
                assert row.until is None

    def _later(self, much):
        return self.now.astimezone(UTC) + much

    def _nobody_overtakes(self, rows):
        first = min((self.arrived[name] for name, row in rows.items() if row.state == "waiting"), default=99_999)
        for name, row in rows.items():
            if row.state in HELD and self._was(name) not in HELD:
                assert self.arrived[name] < first, f"{name} overtook"

    def _nobody_starves(self, rows):
        """Whoever is first in the queue does not fit."""
        queue = sorted((self.arrived[name], row) for name, row in rows.items() if row.state == "waiting")
        if queue:
            assert self.event.capacity is not None
            assert heads(rows.values(), HELD) + 1 + queue[0][1].guests > self.event.capacity

    def _was(self, name):
        return self.before[name].state if name in self.before else ""
