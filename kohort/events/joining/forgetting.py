"""What is kept of visitors goes at once when they ask; else six months after the event: see `door.sweeping`."""

from django.db import transaction

from kohort.events.seats.models import Knock, Seat

WHY = "what is kept of a visitor goes"


def may_be_forgotten(seat: Seat) -> bool:
    """Of who has no account: once they have cancelled, or all is over."""
    return seat.person_id is None and not (seat.is_live and seat.event.is_on)


@transaction.atomic
def forget(seat: Seat) -> None:
    """The row goes, and with it names, answers and mails."""
    Knock.objects.trusted(WHY).filter(event_id=seat.event_id, email=seat.email).delete()
    Seat.objects.trusted(WHY).filter(pk=seat.pk, person=None).delete()
