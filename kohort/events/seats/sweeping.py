"""Once a day, should a job have been lost: no queue stands still for ever."""

from django.utils import timezone

from .models import Seat
from .offering import settle


def sweep() -> None:
    """Settle every event to come where somebody waits or holds an offer."""
    rows = Seat.objects.trusted("no queue stands still").filter(state__in=(Seat.State.WAITING, Seat.State.OFFERED))
    ahead = rows.filter(event__ends__gt=timezone.now(), event__cancelled=None)
    for event_id in ahead.values_list("event_id", flat=True).distinct():
        settle(event_id)
