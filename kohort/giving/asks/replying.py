"""Whoever was asked answers: yes, not this time, or rather another time. The first yes wins, once."""

from datetime import date, datetime

from kohort.kit.bugs import bug

from .advancing import move_on
from .line import Line, holding
from .looking_back import over, wake
from .models import Ask, Asked
from .pausing import pause
from .reasons import CHANGED, CLOSED, NOT_NEEDED, OVER, TAKEN, stop
from .times import is_past

State = Asked.State
REFUSED = (State.NO, State.LATER)


def accept(
    asked: Asked, words: str = "", *, by: int | None = None, seen: str = "", now: datetime | None = None
) -> None:
    """Yes; also after one's time ran out or one said no, as long as nobody else did. Raises TooLate.

    `by` is the Account that pressed the button; a link in a mail is nobody's account. `seen` is the `arrangement` they
    said yes to, where it is known: nobody is bound to another day than they read.
    """
    with holding(asked.ask_id, now) as line:
        row = line.read(asked)
        if row.state == State.YES:
            return
        stop("" if bug("two-yeses") else _why_not(line))
        stop(CHANGED if seen not in ("", line.ask.arrangement) else "")
        _answered(line, row, State.YES, words, "ask.agreed", by)
        line.move(Ask.State.AGREED)
        _fill(line)
        wake(line, row)


def _fill(line: Line) -> None:
    """Who is asked still is told at once; who waits in line has heard of nothing, and does not now."""
    for other in () if bug("others-wait") else line.rows.filter(state=State.ASKED):
        line.turn(other, State.FILLED, "ask.filled")


def decline(asked: Asked, words: str = "", *, by: int | None = None, now: datetime | None = None) -> None:
    """Not this time; or a yes taken back. The next in line is asked at once. Raises TooLate."""
    _refuse(asked, State.NO, words, by, now)


def later(asked: Asked, until: date, words: str = "", *, by: int | None = None, now: datetime | None = None) -> None:
    """The same, and nobody of the house asks them for anything before `until`. Raises TooLate."""
    with holding(asked.ask_id, now):
        _refuse(asked, State.LATER, words, by, now)
        pause(asked.person_id, until)


def _refuse(asked: Asked, state: str, words: str, by: int | None, now: datetime | None) -> None:
    with holding(asked.ask_id, now) as line:
        row = line.read(asked)
        if row.state == state:
            return
        held = row.state == State.YES and line.ask.state == Ask.State.AGREED
        stop(OVER if held and over(line, row) else "" if held else _why_not(line))
        _answered(line, row, state, words, "ask.declined", by)
        if held:
            line.move(Ask.State.OPEN)
        move_on(line)


def _answered(line: Line, row: Asked, state: str, words: str, verb: str, by: int | None) -> None:
    row.answered, row.words = line.now, words.strip()[:500]
    line.turn(row, state, verb, by=by)


def _why_not(line: Line):
    if line.ask.state != Ask.State.OPEN:
        return CLOSED.get(Ask.State(line.ask.state), TAKEN)
    if line.ask.by_id is None:
        return NOT_NEEDED  # whoever asked has left
    return OVER if is_past(line.ask, line.now) else ""
