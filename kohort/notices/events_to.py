"""Addressee: to whom the mail about a seat goes, with an account or without one."""

from typing import NamedTuple

from kohort.claims.trust import addresses_of
from kohort.events.models import Seat
from kohort.institutions.models import Institution
from kohort.people.models import Person

from .readers import language_of

WHY = "the mail about a seat goes to whose it is"


class Addressee(NamedTuple):
    """`institution` is in whose name it is written."""

    email: str
    language: str
    institution: Institution

    @classmethod
    def of(cls, seat: Seat) -> "Addressee | None":
        """None where there is no address: at the door somebody came in, or the account is closed.

        Who was asked by the office and has not claimed their place is written to where they surely read it.
        """
        if seat.person_id is None:
            house = seat.event.institution
            return cls(seat.email, seat.language, house) if seat.email else None
        rows = Person.objects.trusted(WHY).filter(pk=seat.person_id).select_related("account", "institution")
        person = rows.get()
        email = _address(person)
        return cls(email, language_of(person), person.institution) if email else None


def _address(person: Person) -> str:
    if person.account:
        return person.account.email if person.account.is_active else ""
    known = addresses_of(person)
    return known[0].value if known else ""
