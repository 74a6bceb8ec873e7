"""The link of the three questions, in the mail that thanks somebody: the key of their seat, signed for this alone.

It is another token than that of the seat (see `joining.links`): neither opens the other's page.
"""

from kohort.events.seats.models import Seat
from kohort.institutions.models import Institution
from kohort.kit.signed import Link

WHY = "whoever has the mail may answer"
FEEDBACK = Link("after:feedback", salt="kohort.events.feedback")


def feedback_address(seat: Seat) -> str:
    """To be written in a mail; of a seat that was read with its event and person, and their institutions."""
    return FEEDBACK.address(home_of(seat).slug, seat.key)


def home_of(seat: Seat) -> Institution:
    return seat.person.institution if seat.person else seat.event.institution


def seat_of(token: str) -> Seat | None:
    """None for what is not ours."""
    rows = Seat.objects.trusted(WHY).filter(key=FEEDBACK.key(token))
    return rows.select_related("event__institution", "person__institution").first()
