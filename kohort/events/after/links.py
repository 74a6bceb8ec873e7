"""The link of the three questions, in the mail that thanks somebody: the key of their seat, signed for this alone.

It is another token than that of the seat (see `joining.links`): neither opens the other's page.
"""

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from kohort.events.seats.models import Seat
from kohort.institutions.models import Institution

WHY = "whoever has the mail may answer"
FEEDBACK = Signer(salt="kohort.events.feedback", sep=".")


def feedback_address(seat: Seat) -> str:
    """To be written in a mail; of a seat that was read with its event and person, and their institutions."""
    return settings.KOHORT_URL + reverse("after:feedback", args=[home_of(seat).slug, FEEDBACK.sign(seat.key)])


def home_of(seat: Seat) -> Institution:
    return seat.person.institution if seat.person else seat.event.institution


def seat_of(token: str) -> Seat | None:
    """None for what is not ours."""
    try:
        key = FEEDBACK.unsign(token)
    except BadSignature:
        return None
    rows = Seat.objects.trusted(WHY).filter(key=key)
    return rows.select_related("event__institution", "person__institution").first()
