"""What is done once a day: a job that plans the next one, beginning when the worker does."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

A_DAY = timedelta(days=1)
LAST = -50  # after what has waited longer, such as letters whose addresses it would clear away


@task()
def round_of_the_day() -> None:
    """Call each of settings.DAILY. The next round is planned first: a fault in this one does not end them all."""
    plan(timezone.now() + A_DAY)
    for path in settings.DAILY:
        import_string(path)()


@transaction.atomic
def plan(when: datetime) -> None:
    """There is one round waiting, and never two."""
    waiting = DBTaskResult.objects.filter(task_path=round_of_the_day.module_path, status=TaskResultStatus.READY)
    if not waiting.exists():
        round_of_the_day.using(run_after=when, priority=LAST).enqueue()
