"""Deeds of the past, done by the verbs of today: what they wrote is dated back, and nobody is told of it now."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Max, Model
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from kohort.activity.jobs import tell
from kohort.activity.models import Happening
from kohort.giving.asks.jobs import advance
from kohort.giving.models import Approach, Given
from kohort.institutions.clock import zone_of
from kohort.institutions.models import Institution
from kohort.opportunities.jobs import decided

from .circles import WHY

ALWAYS = (Happening, Approach, Given)
FRESH = timedelta(days=3)  # letters about what is younger may still be on their way
CHRISTMAS, EPIPHANY = (12, 20), (1, 6)  # nobody comes to anything between these
SUMMER = 7  # nor in this month


@contextmanager
def as_of(when: datetime, *more: type[Model]) -> Iterator[None]:
    """What is written down meanwhile was written down then: happenings, what follows from them, and rows of `more`."""
    last = {model: _rows(model).aggregate(last=Max("pk"))["last"] or 0 for model in (*ALWAYS, *more)}
    yield
    for model, pk in last.items():
        _rows(model).filter(pk__gt=pk).update(at=when)


def _rows(model):
    return model.objects.trusted(WHY)


def working_day(day: date, days: int) -> date:
    """So many days from `day`, and on to the next day on which people work; back, where it is past."""
    day, step = day + timedelta(days=days), timedelta(days=1 if days > 0 else -1)
    while day.isoweekday() > 5 or _is_off(day):
        day += step
    return day


def _is_off(day: date) -> bool:
    return day.month == SUMMER or (day.month, day.day) >= CHRISTMAS or (day.month, day.day) <= EPIPHANY


def instant(institution: Institution, day: date, at: str) -> datetime:
    """ "10:15" of that day, by the clock of the house."""
    return datetime.combine(day, time.fromisoformat(at), ZoneInfo(zone_of(institution)))


def forget_letters(now: datetime) -> None:
    """Whoever was to hear of what is long past has heard of it, employers too; nor is an ask woken for yesterday."""
    told = set(Happening.objects.trusted(WHY).filter(at__lt=now - FRESH).values_list("pk", flat=True))
    waiting = DBTaskResult.objects.filter(status=TaskResultStatus.READY)
    letters = waiting.filter(task_path=tell.module_path).only("pk", "args_kwargs")
    gone = [one.pk for one in letters if one.args_kwargs["args"][0] in told]
    waiting.filter(pk__in=gone).delete()
    waiting.filter(task_path=advance.module_path, run_after__lt=timezone.now()).delete()
    waiting.filter(task_path=decided.module_path).delete()
