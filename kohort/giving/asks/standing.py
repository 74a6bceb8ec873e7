"""How it stands with somebody who was asked, as they read it."""

from datetime import datetime
from enum import StrEnum

from .looking_back import ends
from .models import Ask, Asked
from .times import is_past


class Standing(StrEnum):
    """What the page of an answer says."""

    ASKED = "asked"
    LATE = "late"  # time ran out, and nobody else has said yes
    NO = "no"
    LATER = "later"
    YES = "yes"
    HELD = "held"
    NOT_HELD = "not-held"
    FILLED = "filled"
    WITHDRAWN = "withdrawn"
    OVER = "over"


AT_THE_END = {
    Asked.State.FILLED: Standing.FILLED,
    Asked.State.WITHDRAWN: Standing.WITHDRAWN,
    Asked.State.NO: Standing.NO,
    Asked.State.LATER: Standing.LATER,
}
STILL_OPEN = {
    Asked.State.ASKED: Standing.ASKED,
    Asked.State.EXPIRED: Standing.LATE,
    Asked.State.NO: Standing.NO,
    Asked.State.LATER: Standing.LATER,
}


def standing(row: Asked, ask: Ask, now: datetime) -> Standing:
    if row.state == Asked.State.YES:
        return _after_yes(row, ask, now)
    if is_open(ask, now):
        return STILL_OPEN.get(Asked.State(row.state), Standing.FILLED)
    return AT_THE_END.get(Asked.State(row.state), Standing.OVER)


def is_open(ask: Ask, now: datetime) -> bool:
    """Whether a yes would win."""
    return ask.state == Ask.State.OPEN and not is_past(ask, now)


def _after_yes(row: Asked, ask: Ask, now: datetime) -> Standing:
    if ask.state == Ask.State.NOT_HELD:
        return Standing.NOT_HELD
    return Standing.HELD if ask.state == Ask.State.DONE or ends(ask, row) <= now else Standing.YES
