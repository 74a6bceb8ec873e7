"""Freed places go to the head of the queue, for a while, then to the next; strictly in turn, and never after the start.

Why it is done so is told in docs/decisions/024-seats.md.
"""

from datetime import datetime, timedelta

from kohort.kit.bugs import bug

from . import jobs
from .holding import GuestList, holding
from .models import Seat

SHORTEST = timedelta(minutes=30)  # an offer nobody has time to read helps nobody


def settle(event_id: int, now: datetime | None = None) -> None:
    """Let offers expire, take back those there is no place for any more, and offer what is free. May run any time."""
    with holding(event_id, now) as guests:
        settle_held(guests)


def settle_held(guests: GuestList) -> None:
    event = guests.event
    if event.published is None or event.cancelled:
        return
    if guests.room.offered:
        _shorten(guests)
        _expire(guests)
        _take_back(guests)
    if guests.now < event.starts or bug("offer-after-start"):
        _offer(guests)


def _shorten(guests: GuestList) -> None:
    """The event was moved to an earlier time: no offer lasts past its start."""
    starts = guests.event.starts
    guests.seats.filter(state=Seat.State.OFFERED, offered_until__gt=starts).update(offered_until=starts)


def _expire(guests: GuestList) -> None:
    late = guests.seats.filter(state=Seat.State.OFFERED, offered_until__lte=guests.now)
    for seat in () if bug("expired-keeps-seat") else late:
        guests.turn(seat, Seat.State.EXPIRED, "seat.expired")


def _take_back(guests: GuestList) -> None:
    """The latest first. They keep their turn, which is before everybody's who waits."""
    over = 0 if bug("offers-kept") else guests.room.over
    for seat in guests.seats.filter(state=Seat.State.OFFERED).reverse() if over else ():
        if over <= 0:
            return
        over -= seat.heads
        guests.turn(seat, Seat.State.WAITING, "seat.waiting")


def _offer(guests: GuestList) -> None:
    """To the first in the queue and those after them; it ends at the first party that does not fit."""
    room, until = guests.room, offered_until(guests)
    free = room.waiting if room.free is None else room.free
    for seat in _queue(guests)[: min(free, room.waiting)]:
        if seat.heads > free:
            if bug("head-passed-by"):
                continue
            return
        free -= seat.heads
        guests.turn(seat, Seat.State.OFFERED, "seat.offered", until=until)
        jobs.settle.using(run_after=until).enqueue(guests.event.pk)


def _queue(guests: GuestList):
    """Who waits, in turn. Who cancelled or let an offer pass is not asked again: they know where to sign up."""
    asked = Seat.State.WAITING, *((Seat.State.CANCELLED,) if bug("offer-to-cancelled") else ())
    return guests.seats.filter(state__in=asked)


def offered_until(guests: GuestList) -> datetime:
    """As long as the hosts said, but at most half of what is left until the start, so that the next has time too."""
    left = guests.event.starts - guests.now
    kept = max(min(timedelta(hours=guests.event.offer_hours), left / 2), SHORTEST)
    return min(guests.now + kept, guests.event.starts)
