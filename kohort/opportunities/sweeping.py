"""Once a day: what is over is written down as closed, an end to come is announced, and unproved employers go."""

from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from kohort.activity.models import record

from . import jobs
from .opportunity import Opportunity
from .outsiders import Outsider

WHY = "time passes for all of them"
AHEAD, UNPROVED = timedelta(days=7), timedelta(days=1)


def sweep() -> None:
    """Twice a day does no harm."""
    close_what_is_over()
    announce_ends()
    old = timezone.now() - UNPROVED
    Outsider.objects.trusted(WHY).filter(proved__isnull=True, at__lt=old).delete()


@transaction.atomic
def close_what_is_over() -> None:
    rows = _open().filter(until__lte=timezone.now())
    for one in rows.select_related("institution").select_for_update(of=("self",)):
        _open().filter(pk=one.pk).update(state=Opportunity.State.CLOSED, closed=F("until"))
        record("opportunity.closed", institution=one.institution, opportunity=one.pk)


@transaction.atomic
def announce_ends() -> None:
    """A week before, once, of what names no day itself: a deadline is no surprise."""
    now = timezone.now()
    rows = _open().filter(until__lte=now + AHEAD, until__gt=now, deadline=None, starts=None, warned=None)
    for one in rows.select_related("institution").select_for_update(of=("self",)):
        _open().filter(pk=one.pk).update(warned=now)
        if one.outsider_id:
            jobs.ending.enqueue(one.pk)
        record("opportunity.ending", institution=one.institution, about=one.poster(), opportunity=one.pk)


def _open():
    return Opportunity.objects.trusted(WHY).filter(state=Opportunity.State.OPEN)
