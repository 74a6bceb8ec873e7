"""Whoever asks: sends an ask to a list of people, adds to it, changes when and where, takes it back."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from kohort.access.viewer import Viewer
from kohort.people.models import Person

from .advancing import ask_next
from .calling_off import call_off
from .line import Line, holding
from .looking_back import over, wake
from .models import Ask, Asked
from .reasons import stop
from .times import is_past, last_moment

State = Ask.State
TO_TAKE_BACK = (State.DRAFT, State.OPEN, State.AGREED)


def send(ask: Ask, people: Sequence[Person], viewer: Viewer, *, now: datetime | None = None) -> None:
    """To these people in this order, the first `at_once` of them now. Raises TooLate."""
    with holding(ask.pk, now) as line:
        stop(_why_unsent(line, people))
        line.ask.sent = line.now
        _begin(line, people, viewer)


def add(ask: Ask, people: Sequence[Person], viewer: Viewer, *, now: datetime | None = None) -> None:
    """More people at the end of the line; an ask that nobody could say yes to is open again. Raises TooLate."""
    with holding(ask.pk, now) as line:
        stop(_why_no_more(line))
        _begin(line, people, viewer)


def withdraw(ask: Ask, viewer: Viewer, *, now: datetime | None = None) -> None:
    """Done twice, it is done. Raises TooLate once the day has come: then it is held or not."""
    with holding(ask.pk, now) as line:
        if line.ask.state in TO_TAKE_BACK:
            agreed = line.yes
            stop(_("The day has come. Tell us whether it was held.") if agreed and over(line, agreed) else "")
            call_off(line, by=viewer.account_id)


def arrange(ask: Ask, viewer: Viewer, *, now: datetime | None = None) -> None:
    """The room, the link or the time was changed and saved: who said yes hears of it, once for each change."""
    with holding(ask.pk, now) as line:
        limit, agreed = last_moment(line.ask), line.yes
        if limit and line.rows.filter(state=Asked.State.ASKED, reply_by__gt=limit).update(reply_by=limit):
            line.wake(limit)
        if line.ask.state == State.AGREED and agreed:
            line.ask.due = 0
            line.move(State.AGREED)
            line.tell(agreed, "ask.arranged", by=viewer.account_id)
            wake(line, agreed)


def _begin(line: Line, people: Sequence[Person], viewer: Viewer) -> None:
    taken = set(line.rows.values_list("person_id", flat=True)) | {line.ask.by_id}
    fresh = {one.pk: one for one in people if one.pk not in taken and one.institution_id == line.ask.institution_id}
    stop("" if fresh else _("Choose somebody to ask."))
    Asked.objects.bulk_create(
        Asked(ask=line.ask, person=one, place=place) for place, one in enumerate(fresh.values(), start=len(taken))
    )
    line.move(State.OPEN)
    ask_next(line, by=viewer.account_id)


def _why_unsent(line: Line, people: Sequence[Person]):
    if line.ask.state != State.DRAFT:
        return _("This has been sent already.")
    return _too_soon(line)


def _why_no_more(line: Line):
    if line.ask.state == State.AGREED:
        return _("Somebody has said yes already.")
    if line.ask.state not in (State.OPEN, State.EXPIRED):
        return _("This ask is closed. Make a new one.")
    return _too_soon(line)


def _too_soon(line: Line):
    return _("Nobody has time to answer before then. Choose a later time.") if is_past(line.ask, line.now) else ""
