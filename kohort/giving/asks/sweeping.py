"""Once a day, should a job have been lost: no ask stands still for ever."""

from .advancing import advance
from .models import Ask


def sweep() -> None:
    """Move on whatever is not at its end."""
    rows = Ask.objects.trusted("every ask ends").filter(state__in=Ask.LIVE)
    for ask_id in list(rows.values_list("pk", flat=True)):
        advance(ask_id)
