"""The office decides about an employer once: approved, what it posts stands at once; refused, nothing of it does."""

from django.db import transaction
from django.utils import timezone

from kohort.activity.models import record
from kohort.opportunities import jobs
from kohort.opportunities.lasting import has_passed
from kohort.opportunities.opportunity import Opportunity
from kohort.opportunities.outsiders import Outsider
from kohort.opportunities.standing import close, post
from kohort.opportunities.standing import refuse as take_down

WHY = "the office decides about employers"
State = Opportunity.State


@transaction.atomic
def approve(outsider: Outsider, *, by: int | None) -> None:
    """What they suggested is posted; what names a day that has passed meanwhile is closed, and theirs to open again."""
    if _turned(outsider, approved=timezone.now(), refused=None, why=""):
        for one in _posted(outsider, State.WAITING):
            (close if has_passed(one) else post)(one, by=by)
        _told(outsider, "approved", by)


@transaction.atomic
def refuse(outsider: Outsider, why: str, *, by: int | None) -> None:
    """`why` is told to them. What stands already is taken down."""
    if _turned(outsider, refused=timezone.now(), approved=None, why=why):
        for one in _posted(outsider, State.WAITING, State.OPEN):
            take_down(one, by=by)
        _told(outsider, "refused", by)


def _turned(outsider: Outsider, **columns) -> bool:
    """Whether it was not so before: of two at once, one turns it."""
    column = next(name for name, value in columns.items() if value)
    return bool(Outsider.objects.trusted(WHY).filter(pk=outsider.pk, **{column: None}).update(**columns))


def _posted(outsider: Outsider, *states: str):
    rows = Opportunity.objects.trusted(WHY).filter(outsider=outsider, state__in=states)
    return list(rows.select_related("institution"))


def _told(outsider: Outsider, verb: str, by: int | None) -> None:
    record(f"outsider.{verb}", institution=outsider.institution, by=by, outsider=outsider.pk)
    jobs.decided.enqueue(outsider.pk)
