"""What may be wrong with an installation, in sentences for whoever runs it."""

import sqlite3
from collections.abc import Iterator

from django.conf import settings
from django.core import checks
from django.db import connection
from django.utils.module_loading import import_string
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from .engine import SOUND


def problems() -> Iterator[str]:
    """Every problem found; none means all is well."""
    yield from (str(message) for message in checks.run_checks(include_deployment_checks=False))
    if settings.MODE == "production" and not settings.HTTPS:
        yield "KOHORT_URL is not https: people would sign in over an open line."
    if connection.vendor == "sqlite" and sqlite3.sqlite_version_info < SOUND:
        yield f"SQLite {sqlite3.sqlite_version} can lose data under several processes; 3.51.3 or newer does not."
    failed = DBTaskResult.objects.filter(status=TaskResultStatus.FAILED).count()
    if failed:
        yield f"{failed} background jobs have failed; the newest: {_newest_failure()}"
    for path in settings.HEALTH_CHECKS:
        yield from import_string(path)()


def _newest_failure() -> str:
    job = DBTaskResult.objects.filter(status=TaskResultStatus.FAILED).latest("finished_at")
    return f"{job.task_path} ({job.exception_class_path}), {job.finished_at:%Y-%m-%d %H:%M}"
