"""The line of one ask, held: who is asked, who waits, and nobody else moves it meanwhile."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from kohort.activity.models import record
from kohort.kit.bugs import bug

from . import jobs
from .models import Ask, Asked

WHY = "whoever moves an ask on sees everybody in its line"
COLUMNS = ["state", "at", "told", "reply_by", "reminded", "answered", "words"]


@dataclass
class Line:
    """`now` is taken once the lock is held. Rows come with their people, in the order of their places."""

    ask: Ask
    now: datetime

    @property
    def rows(self):
        return Asked.objects.trusted(WHY).filter(ask=self.ask).select_related("person").order_by("place", "pk")

    @property
    def yes(self) -> Asked | None:
        return self.rows.filter(state=Asked.State.YES).first()

    def read(self, asked: Asked) -> Asked:
        """The row as it is now, whatever the caller held in hand. Who was never told has nothing to answer."""
        return self.rows.get(pk=asked.pk, told__isnull=False)

    def turn(self, asked: Asked, state: str, verb: str, *, by: int | None = None) -> None:
        """Bring one of the line into another state, and tell."""
        asked.state = state
        asked.save(update_fields=COLUMNS)
        self.tell(asked, verb, by=by)

    def tell(self, asked: Asked, verb: str, *, by: int | None = None, **more) -> None:
        """Only who has heard of it before hears of it again."""
        if asked.told or bug("untold-told"):
            house = self.ask.institution
            record(verb, institution=house, by=by, about=asked.person, ask=self.ask.pk, asked=asked.pk, **more)

    def tell_asker(self, verb: str) -> None:
        record(verb, institution=self.ask.institution, about=self.ask.by, ask=self.ask.pk)

    def move(self, state: str) -> None:
        """Bring the ask itself into another state; its entry in calendars changes with it."""
        live = state in Ask.LIVE
        self.ask.state, self.ask.closed = state, None if live else self.now
        self.ask.sequence += 1
        self.ask.save(update_fields=["state", "closed", "sequence", "sent", "due"])

    def wake(self, at: datetime) -> None:
        """Have the ask looked at again then."""
        jobs.advance.using(run_after=at).enqueue(self.ask.pk)


@contextmanager
def holding(ask_id: int, now: datetime | None = None) -> Iterator[Line]:
    """Takes the row of the ask before it reads anything else; on SQLite every transaction is alone from its start."""
    unlocked = bug("two-yeses")
    with nullcontext() if unlocked else transaction.atomic():
        rows = Ask.objects.trusted(WHY).select_related("institution", "by")
        rows = rows if unlocked else rows.select_for_update(of=("self",), no_key=True)
        ask = rows.get(pk=ask_id)
        yield Line(ask, now or timezone.now())
