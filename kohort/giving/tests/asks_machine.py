"""The life of an ask as hypothesis plays it: answers, changed minds, silence, people who hide, and time.

What must hold after every step is worked out here from the rows and from what was told, never by the code under test.
"""

from contextlib import suppress
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from kohort.giving.asks.asking import TooLate, accept, add, advance, arrange, conclude, decline, later, send, withdraw
from kohort.giving.asks.models import Asked
from kohort.people.models import Block

from .needs import eyes, need, states, told

ANY = st.integers(0, 11)
SOME = st.lists(st.integers(0, 5), min_size=1, max_size=4, unique=True)
AGREED = {"agreed", "done", "not-held"}
ENDED = {"done", "not-held", "expired", "withdrawn"}
LONG = 90  # days, by which all has to be over


class AskMachine(RuleBasedStateMachine):
    """`before` is (state, what was told) after the last step; `reopened` whether this step began the ask anew."""

    people: list
    tora: object

    def __init__(self):
        super().__init__()
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.now: datetime = timezone.now()
        self.before, self.may_tell = ("draft", []), False

    def teardown(self):
        try:
            if hasattr(self, "ask"):
                self._ends()
        finally:
            transaction.set_rollback(True)
            self.undo.__exit__(None, None, None)

    @initialize(who=SOME, at_once=st.sampled_from([1, 3]), apart=ANY, dated=st.booleans())
    def begin(self, who, at_once, apart, dated):
        starts = self.now + timedelta(days=12) if dated else None
        self.ask = need(self.tora, at_once=at_once, starts=starts)
        if apart < len(self.people):
            Block.put(self.people[apart].pk, self.tora.pk)
        send(self.ask, [self.people[one] for one in who], eyes(self.tora), now=self.now)

    @rule(one=ANY, words=st.sampled_from(["", "Gladly."]))
    def says_yes(self, one, words):
        self._answers(accept, one, words)

    @rule(one=ANY)
    def says_no(self, one):
        self._answers(decline, one)

    @rule(one=ANY)
    def says_later(self, one):
        self._answers(later, one, self.now.date() + timedelta(days=90))

    @rule(hours=st.sampled_from([1, 50, 97, 400]))
    def time_passes(self, hours):
        self.now += timedelta(hours=hours)
        advance(self.ask.pk, self.now)

    @rule(who=SOME)
    def more_are_asked(self, who):
        self.may_tell = True
        self._tries(add, [self.people[one] for one in who], eyes(self.tora))

    @rule()
    def room_changes(self):
        self._tries(arrange, eyes(self.tora))

    @rule()
    def is_taken_back(self):
        self._tries(withdraw, eyes(self.tora))

    @rule(held=st.booleans())
    def is_concluded(self, held):
        self.may_tell = True
        self._tries(conclude, eyes(self.tora), held=held)

    @rule(one=st.integers(0, 5))
    def somebody_hides(self, one):
        self.people[one].hide()

    def _answers(self, verb, one, *said):
        rows = list(self._rows().filter(told__isnull=False))
        with suppress(TooLate):
            verb(rows[one % len(rows)], *said, now=self.now) if rows else None

    def _tries(self, verb, *args, **more):
        with suppress(TooLate):
            verb(self.ask, *args, now=self.now, **more)

    def _rows(self):
        return Asked.objects.trusted("test").filter(ask=self.ask).order_by("place")

    @invariant()
    def all_is_well(self):
        if hasattr(self, "ask"):
            state, *line = states(self.ask)
            said = told(self.ask)
            assert line.count("yes") == (state in AGREED), "one yes at most, and no agreement without"
            assert line.count("asked") <= self.ask.at_once * (state == "open")
            self._told_as_it_should(said)
            if self.before[0] in ENDED and not self.may_tell:
                assert said == self.before[1], "nobody is told after the end"
            self.before, self.may_tell = (state, said), False

    def _told_as_it_should(self, said):
        asked = [about for verb, about in said if verb == "ask.sent"]
        assert len(asked) == len(set(asked)), "nobody is asked twice"
        assert {about for _verb, about in said} <= {*asked, self.tora.pk}, "who waits in line hears nothing"
        assert set(asked) == set(self._rows().filter(told__isnull=False).values_list("person_id", flat=True))

    def _ends(self):
        for days in (*range(0, 5 * len(self.people), 5), LONG):
            if states(self.ask)[0] not in ENDED:
                advance(self.ask.pk, self.now + timedelta(days=days))
        assert states(self.ask)[0] in ENDED, "every ask ends"
