"""An ask moves on: a reminder half-way, the next in line when time runs out, and an end when the line is at its own."""

from collections.abc import Sequence
from datetime import datetime

from kohort.giving.limits.asking import reserve
from kohort.giving.limits.models import Approach
from kohort.kit.bugs import bug
from kohort.people.models import Block

from .calling_off import call_off
from .line import Line, holding
from .looking_back import look_back
from .models import Ask, Asked
from .times import half_way, is_past, reply_by

State = Asked.State


def advance(ask_id: int, now: datetime | None = None) -> None:
    """Whatever is due by now. May run at any time, and as often as one likes."""
    with holding(ask_id, now) as line:
        move_on(line)


def move_on(line: Line) -> None:
    """Of an ask that is held. Whose asker has left is called off: nobody is there to be answered."""
    ask = line.ask
    if ask.state in Ask.LIVE and ask.by_id is None:
        call_off(line)
    if ask.state == Ask.State.AGREED:
        agreed = line.yes
        look_back(line, agreed) if agreed else _missed(line)
    if ask.state == Ask.State.OPEN:
        _remind(line)
        _lapse(line)
        ask_next(line)


def _missed(line: Line) -> None:
    """Who had said yes has left altogether: the next in line is asked, if there is time, and whoever asked hears it."""
    in_time = line.ask.ends is None or line.now < line.ask.ends
    line.move(Ask.State.OPEN if in_time else Ask.State.NOT_HELD)
    if in_time:
        line.tell_asker("ask.missed")


def _remind(line: Line) -> None:
    for asked in line.rows.filter(state=State.ASKED, reminded=None):
        half = half_way(asked)
        if half and half <= line.now < asked.reply_by:
            asked.reminded = line.now
            line.turn(asked, State.ASKED, "ask.reminded")


def _lapse(line: Line) -> None:
    for asked in line.rows.filter(state=State.ASKED, reply_by__lte=line.now):
        line.turn(asked, State.EXPIRED, "ask.lapsed")


def ask_next(line: Line, *, by: int | None = None) -> None:
    """As many as may have the question at a time; where nobody is left, it ends. `by` is an Account's id."""
    busy = line.rows.filter(state=State.ASKED).count()
    free = 0 if is_past(line.ask, line.now) else max(line.ask.at_once - busy, 0)
    queue = list(line.rows.filter(state=State.QUEUED)[:free])
    if queue:
        _ask(line, queue, by)
    elif not (busy or bug("ask-endless")):
        line.move(Ask.State.EXPIRED)
        line.tell_asker("ask.expired")


def _ask(line: Line, queue: Sequence[Asked], by: int | None) -> None:
    """Who may not be asked keeps their turn without hearing of it, and nobody else is asked in their place meanwhile.

    Were the next in line asked at once, an answer from there would tell that somebody before them was left out. So to
    whoever asks it all looks as when somebody does not answer: same states, same hours, same order.
    """
    apart = Block.around(line.ask.by_id or 0)
    may = reserve(
        [one.person_id for one in queue if one.person_id not in apart], Approach.For.ASK, line.ask.kind, on=line.ask.day
    )
    for asked in queue:
        asked.at, asked.reply_by = line.now, reply_by(line.ask, line.now)
        asked.told = line.now if asked.person_id in may else None
        line.turn(asked, State.ASKED, "ask.sent", by=by)
    for moment in filter(None, (half_way(queue[0]), queue[0].reply_by)):
        line.wake(moment)
