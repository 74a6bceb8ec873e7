"""From posted to closed: each deed counts once, however often it is pressed, and is told on the spine."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from kohort.activity.models import record
from kohort.kit.bugs import bug

from . import jobs, lasting
from .opportunity import Opportunity
from .outsiders import Outsider

WHY = "whoever may change it was asked before"
State = Opportunity.State


@transaction.atomic
def post(one: Opportunity, *, by: int | None = None) -> None:
    """A draft is posted; an employer's first one waits for the office."""
    if one.outsider_id and not _is_approved(one):
        if _turned(one, [State.DRAFT], state=State.WAITING):
            _told("proposed", one, by)
        return
    if _turned(one, [State.DRAFT, State.WAITING], state=State.OPEN, posted=timezone.now(), until=_until(one)):
        _told("posted", one, by)


@transaction.atomic
def close(one: Opportunity, *, by: int | None = None, filled: bool | None = None) -> None:
    """`filled`: by somebody from here, or not; None where nobody knows."""
    if _turned(one, [State.OPEN, State.WAITING], state=State.CLOSED, closed=timezone.now(), filled=filled):
        _told("closed", one, by)


@transaction.atomic
def renew(one: Opportunity, *, by: int | None = None) -> None:
    """It stands for another 60 days; a day that has passed is no longer said. What the office refused stays so, and
    what is of an employer it has not approved waits for it."""
    one.deadline, one.starts = (_to_come(day, one) for day in (one.deadline, one.starts))
    days = {"deadline": one.deadline, "starts": one.starts, "until": _until(one)}
    fresh = days | {"warned": None, "closed": None, "filled": None}
    if one.outsider_id and not _is_approved(one) and not bug("renewed-unapproved"):
        if _turned(one, [State.CLOSED], state=State.WAITING, **fresh):
            _told("proposed", one, by)
    elif _turned(one, [State.OPEN, State.CLOSED], state=State.OPEN, posted=one.posted or timezone.now(), **fresh):
        _told("renewed", one, by)


@transaction.atomic
def refuse(one: Opportunity, *, by: int | None) -> None:
    """The office takes it down, or never lets it stand; nobody but the office can undo that."""
    if _turned(one, [State.WAITING, State.OPEN, State.CLOSED], state=State.REFUSED, closed=timezone.now()):
        _told("refused", one, by)
        if _is_approved(one):
            jobs.taken_down.enqueue(one.pk)


@transaction.atomic
def restore(one: Opportunity, *, by: int | None) -> None:
    """The office lets it stand again; what is over since is its poster's to open, and a stranger's waits as before."""
    over = State.CLOSED if one.until <= timezone.now() else State.OPEN
    state = State.WAITING if one.outsider_id and not _is_approved(one) else over
    if _turned(one, [State.REFUSED], state=state, closed=timezone.now() if state == State.CLOSED else None):
        _told("restored", one, by)


def _is_approved(one: Opportunity) -> bool:
    return Outsider.objects.trusted(WHY).filter(pk=one.outsider_id, approved__isnull=False).exists()


def _until(one: Opportunity):
    return lasting.until(one, one.institution)


def _to_come(day: date | None, one: Opportunity) -> date | None:
    return day if day and day >= lasting.today(one.institution) else None


def _turned(one: Opportunity, before: list[str], **columns) -> bool:
    """Whether it was in one of these states, and no longer is: of two at once, one turns it."""
    turned = Opportunity.objects.trusted(WHY).filter(pk=one.pk, state__in=before).update(**columns)
    for name, value in columns.items() if turned else ():
        setattr(one, name, value)
    return bool(turned)


def _told(verb: str, one: Opportunity, by: int | None) -> None:
    about = one.poster() if verb in ("refused", "restored") else None
    record(f"opportunity.{verb}", institution=one.institution, by=by, about=about, opportunity=one.pk)
