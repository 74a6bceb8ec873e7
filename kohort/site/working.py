"""The background worker: at least once, one at a time. What a killed worker left half done is begun again."""

import os
import threading
import time
from contextlib import contextmanager
from datetime import timedelta
from fcntl import LOCK_EX, LOCK_NB, flock

from django.conf import settings
from django.core.management import call_command
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from . import daily

KEPT = timedelta(days=14)  # how long a finished job may be looked up


class AlreadyWorking(RuntimeError):
    """Another process on this machine holds the worker's lock."""


def work(*, until_done: bool = False, with_parent: bool = False) -> None:
    """Run jobs until stopped, or until none is left. Raises AlreadyWorking."""
    if with_parent:
        threading.Thread(target=_go_with, args=[os.getppid()], daemon=True).start()
    with _alone():
        _pick_up_what_was_dropped()
        daily.plan(timezone.now())
        call_command("db_worker", batch=until_done, interval=0.5, startup_delay=False, reload=False, verbosity=0)


@contextmanager
def _alone():
    with (settings.KOHORT_HOME / "worker.lock").open("w") as lock:
        try:
            flock(lock, LOCK_EX | LOCK_NB)
        except BlockingIOError:
            raise AlreadyWorking from None
        yield


def _pick_up_what_was_dropped() -> None:
    jobs = DBTaskResult.objects
    jobs.filter(status=TaskResultStatus.RUNNING).update(status=TaskResultStatus.READY, started_at=None, worker_ids=[])
    jobs.filter(status=TaskResultStatus.SUCCESSFUL, finished_at__lt=timezone.now() - KEPT).delete()


def _go_with(parent: int) -> None:
    """A worker whose server was killed must not live on."""
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(0)
