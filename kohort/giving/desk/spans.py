"""The terms and years of which the desk counts, by the clock of a house."""

from datetime import date, datetime, time
from typing import NamedTuple
from zoneinfo import ZoneInfo

from kohort.institutions.clock import zone_of
from kohort.institutions.models import Institution

AUTUMN = 8  # the month in which the autumn term begins; the other begins with the year


class Span(NamedTuple):
    """From the day `since` up to, and without, the day `until`."""

    since: date
    until: date

    def instants(self, institution: Institution) -> tuple[datetime, datetime]:
        """The same as instants."""
        clock = ZoneInfo(zone_of(institution))
        first, last = (datetime.combine(day, time.min, tzinfo=clock) for day in self)
        return first, last


def year(number: int) -> Span:
    return Span(date(number, 1, 1), date(number + 1, 1, 1))


def term(day: date) -> Span:
    """The one in which the day lies."""
    begins, middle, ends = date(day.year, 1, 1), date(day.year, AUTUMN, 1), date(day.year + 1, 1, 1)
    return Span(begins, middle) if day < middle else Span(middle, ends)
