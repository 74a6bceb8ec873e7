"""Who: one who would like to come, a member or somebody with a proved address."""

from typing import NamedTuple

from kohort.people.models import Person

from .holding import GuestList
from .models import Seat


class Who(NamedTuple):
    """`person`, or a proved `email`, or (at the door) neither; `name` is what the guest list says."""

    person: Person | None = None
    name: str = ""
    email: str = ""
    language: str = "en"

    def seat_in(self, guests: GuestList) -> Seat | None:
        """The one seat they have had here, whatever became of it."""
        if self.person:
            return guests.seats.filter(person=self.person).first()
        return guests.seats.filter(email=self._address).first() if self.email else None

    def new_seat(self, guests: GuestList) -> Seat:
        return Seat(event=guests.event, person=self.person, email=self._address)

    @property
    def _address(self) -> str:
        """Kept only of who has no account."""
        return "" if self.person else self.email.strip().lower()
