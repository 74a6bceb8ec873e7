"""An ask is taken back: whoever has it before them, or said yes, hears that it is no longer needed."""

from .line import Line
from .models import Ask, Asked

State = Asked.State
WAITING = (State.QUEUED, State.ASKED, State.YES)


def call_off(line: Line, *, by: int | None = None) -> None:
    """`by` is an Account's id; None where whoever asked has left."""
    for asked in line.rows.filter(state__in=WAITING):
        line.turn(asked, State.WITHDRAWN, "ask.withdrawn", by=by)
    line.move(Ask.State.WITHDRAWN)
