"""The links in mails that need no sign-in: one's own seat, and the one button of an invitation."""

from kohort.events.inviting.models import Meant
from kohort.events.seats.models import Seat
from kohort.institutions.models import Institution
from kohort.kit.signed import Link
from kohort.people.models import Person

WHY = "whoever has the mail may open its link"
SEAT, ASKED = Link("seats:seat", salt="kohort.events.seat"), Link("seats:asked", salt="kohort.events.asked")


def address(seat: Seat) -> str:
    """Of the page of a seat, to be written in a mail to whoever has it."""
    return SEAT.address(_house_of(seat).slug, seat.key)


def path(seat: Seat) -> str:
    """The same without the host."""
    return SEAT.path(_house_of(seat).slug, seat.key)


def asked_address(meant: Meant) -> str:
    """Of the page with one button, for a mail to who is asked to come."""
    return ASKED.address(_home_of(meant.person_id).slug, meant.key)


def of(token: str) -> Seat | None:
    """The seat of a token, with its event; None for what is not ours."""
    rows = Seat.objects.trusted(WHY).filter(key=SEAT.key(token))
    return rows.select_related("event__institution", "person__institution").first()


def meant_of(token: str) -> Meant | None:
    """Who was asked by the mail this token stood in, and to what; None for what is not ours."""
    rows = Meant.objects.trusted(WHY).filter(key=ASKED.key(token))
    return rows.select_related("event__institution", "person__institution").first()


def _house_of(seat: Seat) -> Institution:
    """Where the page lies: in their own institution, or that of the event for who has none."""
    return _home_of(seat.person_id) if seat.person_id else seat.event.institution


def _home_of(person_id: int) -> Institution:
    people = Person.objects.trusted(WHY).filter(pk=person_id)
    return Institution.objects.get(pk__in=people.values("institution_id"))
