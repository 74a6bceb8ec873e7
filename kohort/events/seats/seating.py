"""Who comes, who waits, and never more than fit: the verbs. Each holds the event's row while it reads and writes."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from kohort.events.event import Event
from kohort.kit.bugs import bug

from .holding import GuestList, holding
from .models import Seat
from .offering import settle, settle_held
from .reasons import CannotJoin, stop, why_not, why_not_so_many, why_off
from .room import Room, place_in_queue, room
from .who import Who

__all__ = ["CannotJoin", "Room", "Who", "accept", "add", "change", "decline", "give_up", "join"]
__all__ += ["place_in_queue", "room", "settle", "why_not"]
State, Way = Seat.State, Seat.Way


def join(
    event: Event,
    who: Who,
    *,
    guests: int = 0,
    way: str = Way.MEMBER,
    shown: bool = False,
    photos: bool = False,
    names: Sequence[str] = (),
    by: int | None = None,
    now: datetime | None = None,
) -> Seat:
    """A seat, or a place in the queue. Asked again, who comes or waits gets what they have, unchanged.

    Who has cancelled, or let an offer pass, comes last in the queue. `by` is an Account's id. Raises CannotJoin.
    """
    with holding(event.pk, now) as held:
        settle_held(held)
        seat = who.seat_in(held) or who.new_seat(held)
        if seat.is_live and not bug("twice-seated"):
            return seat
        stop(why_not(held.event, held.now) or why_not_so_many(held.event, guests))
        has_place = _has_place(held, 1 + guests)
        seat.guests, seat.shown, seat.photos = guests, shown, photos
        _sit(held, seat, who, way, State.GOING if has_place else State.WAITING, by)
        if names or seat.round > 1:
            held.name(seat, names)
    return seat


def _has_place(held: GuestList, heads: int) -> bool:
    """A free seat is theirs at once, unless somebody waits: nobody overtakes."""
    space = held.room
    return space.fits(heads) and (not space.waiting or bug("overtaking"))


def _sit(held: GuestList, seat: Seat, who: Who, way: str, state: str, by: int | None) -> None:
    seat.name, seat.language, seat.way, seat.at = who.name, who.language, way, held.now
    if seat.pk is None or not bug("rejoin-keeps-turn"):
        seat.turn = held.next_turn()
    held.turn(seat, state, "seat.taken" if state == State.GOING else "seat.waiting", by=by)


def change(
    seat: Seat,
    *,
    guests: int,
    names: Sequence[str] | None = None,
    shown: bool | None = None,
    photos: bool | None = None,
    by: int | None = None,
    now: datetime | None = None,
) -> Seat:
    """Another party, other names or wishes; None leaves them. Fewer guests free places at once. Raises CannotJoin."""
    with holding(seat.event_id, now) as held:
        seat = held.read(seat)
        stop(why_off(held.event, held.now))
        stop("" if seat.is_live else _("You have no seat to change. Sign up again first."))
        if guests > seat.guests:
            stop(_why_not_more(held, seat, guests))
        before, seat.guests = seat.guests, guests
        seat.shown = seat.shown if shown is None else shown
        seat.photos = seat.photos if photos is None else photos
        held.tell(seat, "seat.changed", by) if guests != before else held.write(seat)
        held.name(seat, names)
        settle_held(held)
    return seat


def _why_not_more(held: GuestList, seat: Seat, guests: int) -> str:
    if why := why_not(held.event, held.now) or why_not_so_many(held.event, guests):
        return why
    space = held.room
    if seat.state == State.WAITING or bug("capacity-ignored-on-change"):
        return ""
    if space.fits(guests - seat.guests) and not space.waiting:
        return ""
    return _("There are not enough free places for more guests. They can sign up themselves, and wait for a place.")


def give_up(seat: Seat, by: int | None = None, now: datetime | None = None) -> Seat:
    """Not coming after all, or waiting no longer; done twice, it is done. Raises CannotJoin when all is over."""
    with holding(seat.event_id, now) as held:
        seat = held.read(seat)
        if seat.is_live:
            stop(why_off(held.event, held.now))
            held.turn(seat, State.CANCELLED, "seat.given_up", by=by)
            settle_held(held)
    return seat


def decline(seat: Seat, by: int | None = None, now: datetime | None = None) -> Seat:
    """No to an offered place: the next in the queue has it."""
    return give_up(seat, by, now)


def accept(seat: Seat, by: int | None = None, now: datetime | None = None) -> Seat:
    """Yes to an offered place, in time. Who has a seat already keeps it. Raises CannotJoin."""
    with holding(seat.event_id, now) as held:
        seat = held.read(seat)
        if seat.state != State.GOING:
            stop(why_off(held.event, held.now) or _why_not_theirs(seat, held.now))
            held.turn(seat, State.GOING, "seat.taken", by=by)
    return seat


def _why_not_theirs(seat: Seat, now: datetime) -> str:
    if seat.state == State.WAITING:
        return _("No place is free for you yet. We write to you as soon as one is.")
    if seat.state == State.CANCELLED:
        return _("You have said that you are not coming. Sign up again if you have changed your mind.")
    if seat.state == State.EXPIRED or seat.offered_until is None or seat.offered_until <= now:
        return _("The time to answer is over, and the place has gone to the next. Sign up again to wait for another.")
    return ""


def add(
    event: Event,
    who: Who,
    *,
    way: str = Way.HOST,
    guests: int = 0,
    by: int | None = None,
    now: datetime | None = None,
) -> Seat:
    """The hosts let somebody in, queue and capacity notwithstanding: see `room(event).over`. Raises CannotJoin.

    At the door also when all is over: a phone may have been without a network.
    """
    with holding(event.pk, now) as held:
        seat = who.seat_in(held) or who.new_seat(held)
        if seat.state == State.GOING:
            return seat
        stop(why_off(held.event, min(held.now, held.event.starts) if way == Way.WALK_IN else held.now))
        seat.guests = seat.guests if seat.is_live else guests
        _sit(held, seat, who, way, State.GOING, by) if not seat.is_live else held.turn(seat, State.GOING, "seat.taken")
        settle_held(held)
    return seat
