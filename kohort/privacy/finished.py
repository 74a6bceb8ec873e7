"""Jobs that are over keep nothing of what they were about. Called once a day."""

from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

WAITING = [TaskResultStatus.READY, TaskResultStatus.RUNNING]


def forget_jobs() -> None:
    """Done ones go, every day. Of failed ones stays which they were: numbers of rows, no words and no traceback."""
    done = DBTaskResult.objects.exclude(status__in=WAITING)
    done.filter(status=TaskResultStatus.SUCCESSFUL).delete()
    for job in done.all():
        job.args_kwargs = {"args": [one for one in job.args_kwargs["args"] if isinstance(one, int)], "kwargs": {}}
        job.traceback = ""
        job.save(update_fields=["args_kwargs", "traceback"])
