"""The day of an event, as the door has it: people are checked in from twelve hours before until a day after."""

from datetime import datetime, timedelta
from typing import NamedTuple

from django.utils import timezone

from kohort.events.event import Event

BEFORE, AFTER = timedelta(hours=12), timedelta(hours=24)


class Day(NamedTuple):
    """Two instants."""

    begins: datetime
    ends: datetime

    @property
    def has_begun(self) -> bool:
        return self.begins <= timezone.now()

    @property
    def is_now(self) -> bool:
        return self.has_begun and timezone.now() <= self.ends

    def fit(self, at: datetime) -> datetime:
        """The nearest moment that can be: a phone's clock may be wrong."""
        return min(max(at, self.begins), self.ends, timezone.now())


def day_of(event: Event) -> Day:
    return Day((event.doors or event.starts) - BEFORE, event.ends + AFTER)


def is_open(event: Event) -> bool:
    """Whether people are let in now. A phone that comes back later is heard all the same."""
    return event.published is not None and event.cancelled is None and day_of(event).is_now
