"""What a mail about a seat says, from what is true when it goes out; nothing where there is nothing to say any more."""

from typing import NamedTuple

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kohort.activity.models import Happening
from kohort.events.models import Seat
from kohort.events.seats.seating import place_in_queue
from kohort.events.wording import moment
from kohort.kit.bugs import bug

from .models import Mailing

WHY = "a mail about a seat says what became of it"
State = Seat.State


class Words(NamedTuple):
    """`method` is that of the calendar file (RFC 5546); without one there is none."""

    subject: str
    sentence: str
    more: tuple[str, ...] = ()
    action: str = ""
    method: str = ""


def turned(mailing: Mailing, seat: Seat) -> Words | None:
    """As the seat stands; a later turn of it has a mail of its own."""
    number = int(mailing.occasion.rpartition(":")[2])
    if seat.event.cancelled or seat.event.has_begun or (number != seat.round and not bug("confirmed-twice")):
        return None
    say = {
        State.GOING: _going,
        State.WAITING: _waiting,
        State.OFFERED: _offered,
        State.EXPIRED: _expired,
        State.CANCELLED: _given_up,
    }
    return say[State(seat.state)](seat, mailing)


def _going(seat: Seat, mailing: Mailing) -> Words:
    if _heard_before(seat, mailing):
        subject, sentence = _("As it stands now"), _("This is what holds for your place now.")
    else:
        subject, sentence = _("You have a place"), _("You have a place. We look forward to seeing you.")
    return Words(subject, sentence, _party(seat), _("See or change your place"), "PUBLISH")


def _heard_before(seat: Seat, mailing: Mailing) -> bool:
    """Whether a mail has told them of this seat already."""
    rows = Mailing.objects.trusted(WHY).filter(seat=seat, occasion__startswith="seat:", state=Mailing.State.SENT)
    return rows.exclude(pk=mailing.pk).exists()


def _party(seat: Seat) -> tuple[str, ...]:
    if not seat.guests:
        return ()
    return (ngettext("You bring %(n)d guest.", "You bring %(n)d guests.", seat.guests) % {"n": seat.guests},)


def _waiting(seat: Seat, _mailing) -> Words:
    place = _("You are number %(place)d on the waiting list.") % {"place": place_in_queue(seat)}
    more = _("When a place is free, we write to you, and it is kept for you for a while.")
    return Words(_("You are on the waiting list"), place, (*_party(seat), more), _("See or change your place"))


def _offered(seat: Seat, _mailing) -> Words | None:
    """A place for those before, by now, is none."""
    until = seat.offered_until
    if until is None or (until <= timezone.now() and not bug("offer-mail-late")):
        return None
    kept = _("It is kept for you until %(moment)s. Then the next in the queue has it.")
    more = kept % {"moment": moment(seat.event, until)}
    return Words(_("A place is free for you"), _("A place is free for you."), (more, *_party(seat)), _("Answer now"))


def _expired(_seat, _mailing) -> Words:
    sentence = _("The time to answer is over, and the place has gone to the next.")
    more = _("If you still would like to come, sign up again and wait for another.")
    return Words(_("The offer is over"), sentence, (more,), _("Have a look"))


def _given_up(seat: Seat, _mailing) -> Words:
    by_hosts = _("The hosts have taken you off the guest list. Answer to them if that is a mistake.")
    own = _("You are not coming, and somebody else can have your place. Thank you for telling us.")
    told = by_hosts if _is_taken_away(seat) else own
    return Words(_("You are off the guest list"), told, (), _("Have a look"), "CANCEL")


def _is_taken_away(seat: Seat) -> bool:
    """Whether it was somebody else who gave it up."""
    house = seat.person.institution_id if seat.person else seat.event.institution_id
    done = Happening.objects.trusted(WHY).filter(institution=house, verb="seat.given_up", particulars__seat=seat.pk)
    last = done.order_by("-pk").first()
    return bool(last and last.by_id and last.by_id != (seat.person and seat.person.account_id))


def changed(mailing: Mailing, seat: Seat) -> Words | None:
    """The newest change alone: it says all that holds."""
    if not seat.event.is_on or not seat.is_live or _is_outdated(mailing, seat):
        return None
    somewhat = _("Something has changed. This is what holds now.")
    sentence = _("Time or place has changed. This is what holds now.") if _is_moved(mailing) else somewhat
    return Words(_("Changed"), sentence, _party(seat), _("See or change your place"), "PUBLISH")


def _is_moved(mailing: Mailing) -> bool:
    happening = Happening.objects.trusted(WHY).filter(pk=_number(mailing.occasion)).first()
    return bool(happening and happening.particulars.get("moved"))


def _is_outdated(mailing: Mailing, seat: Seat) -> bool:
    about = mailing.occasion.rpartition(":")[0]
    rows = Mailing.objects.trusted(WHY).filter(seat=seat, occasion__startswith=f"{about}:")
    return max(map(_number, rows.values_list("occasion", flat=True))) > _number(mailing.occasion)


def _number(occasion: str) -> int:
    return int(occasion.rpartition(":")[2])


def cancelled(_mailing, seat: Seat) -> Words | None:
    if seat.event.cancelled is None or not seat.is_live:
        return None
    more = (seat.event.cancelled_why,) if seat.event.cancelled_why else ()
    return Words(_("Cancelled"), _("We are sorry: it is cancelled."), more, _("Have a look"), "CANCEL")


def reminder(mailing: Mailing, seat: Seat) -> Words | None:
    """To who still comes, for the day it was made for."""
    event, day = seat.event, f"{seat.event.local(seat.event.starts):%Y%m%d}"
    if not event.is_on or event.has_begun or seat.state != State.GOING or not mailing.occasion.endswith(day):
        return None
    more = _("You cannot come? Give the place to somebody else: it takes one button.")
    return Words(_("Soon"), _("We look forward to seeing you."), (*_party(seat), more), _("Your place"), "PUBLISH")
