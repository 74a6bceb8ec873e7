"""After the day: was it held? Asked three times; then it counts as held, since both agreed and neither took it back."""

from datetime import datetime, timedelta

from kohort.giving.given import Given

from .line import WHY, Line
from .models import Ask, Asked

ASK_AFTER = (timedelta(0), timedelta(days=7), timedelta(days=21))
CLOSE_AFTER = timedelta(days=30)
UNDATED = timedelta(days=30)  # after the yes, where no day was said


def over(line: Line, agreed: Asked) -> bool:
    """Whether what was agreed lies behind us."""
    return ends(line.ask, agreed) <= line.now


def ends(ask: Ask, agreed: Asked) -> datetime:
    return ask.ends or (agreed.answered or agreed.reply_by or ask.created) + UNDATED


def look_back(line: Line, agreed: Asked) -> None:
    """Asks whoever asked how it went, or closes it where they said nothing for a month."""
    passed = line.now - ends(line.ask, agreed)
    if passed >= CLOSE_AFTER:
        close(line, agreed)
        return
    due = sum(passed >= after for after in ASK_AFTER)
    if due > line.ask.due:
        line.ask.due = due
        line.ask.save(update_fields=["due"])
        line.tell_asker("ask.due")
    wake(line, agreed)


def wake(line: Line, agreed: Asked) -> None:
    """When something is to be asked next; the daily round closes what nobody spoke of."""
    end = ends(line.ask, agreed)
    coming = [end + after for after in ASK_AFTER[line.ask.due :]]
    if coming:
        line.wake(coming[0])


def close(line: Line, agreed: Asked, **said) -> Given:
    """Count it, once. Where nobody said anything it stays `unsaid`: whoever reads figures can tell."""
    rows = Given.objects.trusted(WHY)
    given = rows.filter(ask=line.ask, person_id=agreed.person_id).first() or _new(line, agreed)
    for name, value in said.items():
        setattr(given, name, value)
    given.save()
    if line.ask.state != Ask.State.DONE:
        line.move(Ask.State.DONE)
    line.tell(agreed, "ask.concluded", by=None, given=given.pk)
    return given


def _new(line: Line, agreed: Asked) -> Given:
    ask = line.ask
    today = line.now.astimezone(ask.clock).date()
    copied = {name: getattr(ask, name) for name in ("institution", "kind", "title", "unit_id", "programme_id")}
    day = min(ask.day or today, today)
    return Given(ask=ask, person=agreed.person, on=day, minutes=ask.minutes, heads=ask.heads, unsaid=True, **copied)
