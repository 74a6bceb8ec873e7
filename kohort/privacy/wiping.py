"""The night after somebody was erased: what their rows left behind in files goes too.

An index keeps deleted words until its segments are written anew, a database keeps them in its log, uploaded registers
name everybody, and finished jobs keep their arguments.
"""

from datetime import datetime, time, timedelta
from time import monotonic, sleep

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from kohort.kit.bugs import bug
from kohort.register.models import Import, Tombstone
from kohort.register.uploads import forget

from . import jobs
from .finished import forget_jobs

WHY = "what is left of whoever was erased is swept away"
NIGHT = time(3)
PATIENCE = 300  # seconds


def wipe_tonight() -> None:
    """In the transaction of the erasure; once a night is enough."""
    waiting = DBTaskResult.objects.filter(task_path=jobs.wipe.module_path, status=TaskResultStatus.READY)
    if not waiting.exists():
        jobs.wipe.using(run_after=_tonight()).enqueue()


def _tonight() -> datetime:
    now = timezone.localtime()
    tonight = timezone.make_aware(datetime.combine(now.date(), NIGHT))
    return tonight if now < tonight else tonight + timedelta(days=1)


def wipe() -> None:
    """May run at any time, and twice."""
    if not bug("index-keeps"):
        for _name, engine, _owners, documents in map(import_string, settings.INDEXES):
            engine.rebuild(documents)
    _uploads()
    Session.objects.filter(expire_date__lt=timezone.now()).delete()
    forget_jobs()
    _database()


def _uploads() -> None:
    """Registers that wait, and cells that were left out, where somebody left lately; the next file has both."""
    lately = Tombstone.objects.trusted(WHY).filter(since__gt=timezone.now() - timedelta(days=3))
    left = lately.filter(kind=Tombstone.Kind.ERASED).values("institution")
    for run in Import.objects.trusted(WHY).filter(institution__in=left):
        if not run.is_busy:
            forget(run.key)


TIDY = {
    "sqlite": ["VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"],
    "postgresql": ["VACUUM (FULL)"],
}


def _database() -> None:
    """Has the files written anew; no row is read past the guard. Writers wait for seconds.

    Less is not enough: PostgreSQL keeps bytes in its pages after a plain VACUUM (12 of 58 words were still there), so
    does SQLite, `secure_delete` or not, in a file that another program had copied (468 of 5,000).
    """
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            _let_others_end(cursor)
        for statement in TIDY[connection.vendor]:
            cursor.execute(statement)


def _let_others_end(cursor) -> None:
    """PostgreSQL keeps what any transaction begun before could still ask for, in whatever database of the server.

    Raises TimeoutError when one lasts longer than `PATIENCE`; the job is then tried again.
    """
    cursor.execute("SELECT pg_current_xact_id()::text::bigint")
    (mine,) = cursor.fetchone()
    until = monotonic() + PATIENCE
    while True:
        cursor.execute("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
        (oldest,) = cursor.fetchone()
        if oldest > mine:
            return
        if monotonic() > until:
            raise TimeoutError("Another transaction has been open for too long.")
        sleep(0.1)
