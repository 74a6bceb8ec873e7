"""The rules of a time zone as a VTIMEZONE (RFC 5545, 3.6.5). The library's own begins summer an hour late."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple
from zoneinfo import ZoneInfo

import icalendar

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)


class Kind(NamedTuple):
    """A change of the clock, as it comes again every year."""

    is_summer: bool
    name: str
    before: timedelta
    after: timedelta


@lru_cache(maxsize=100)
def rules(name: str, first: int, last: int) -> icalendar.Timezone:
    """Of an IANA zone, for the years from `first` to `last`."""
    zone, made = ZoneInfo(name), icalendar.Timezone()
    made.add("tzid", name)
    begin = datetime(first, 1, 1, tzinfo=UTC)
    kinds = {_kind(begin, begin, zone): [begin.astimezone(zone).replace(tzinfo=None)]}
    for instant in _onsets(zone, begin, datetime(last, 12, 31, tzinfo=UTC)):
        kind = _kind(instant - MINUTE, instant, zone)
        kinds.setdefault(kind, []).append((instant + kind.before).replace(tzinfo=None))
    for kind, onsets in kinds.items():
        made.add_component(_part(kind, onsets))
    return made


def _kind(before: datetime, instant: datetime, zone: ZoneInfo) -> Kind:
    now = instant.astimezone(zone)
    return Kind(bool(now.dst()), now.tzname() or "", _offset(before, zone), _offset(instant, zone))


def _offset(instant: datetime, zone: ZoneInfo) -> timedelta:
    return instant.astimezone(zone).utcoffset() or timedelta()


def _onsets(zone: ZoneInfo, begin: datetime, end: datetime) -> Iterator[datetime]:
    """The first minute of each new offset."""
    days = [begin + number * DAY for number in range((end - begin).days + 2)]
    for low, high in pairwise(days):
        before = _offset(low, zone)
        if before == _offset(high, zone):
            continue
        while high - low > MINUTE:
            middle = low + (high - low) // (2 * MINUTE) * MINUTE
            low, high = (middle, high) if _offset(middle, zone) == before else (low, middle)
        yield high


def _part(kind: Kind, onsets: list[datetime]) -> icalendar.Component:
    """Its onsets by the clock that is about to change."""
    made = icalendar.TimezoneDaylight() if kind.is_summer else icalendar.TimezoneStandard()
    made.add("dtstart", onsets[0])
    if onsets[1:]:
        made.add("rdate", onsets[1:])
    made.add("tzoffsetfrom", kind.before)
    made.add("tzoffsetto", kind.after)
    made.add("tzname", kind.name)
    return made
