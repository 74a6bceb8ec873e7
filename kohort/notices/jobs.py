"""The mails go out: what somebody waits for at once, digests when nothing else waits. Each job may run twice."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

LATER = -10  # after what takes a moment and somebody waits for


@task()
def send_at_once() -> None:
    """Mails about one thing each."""
    from . import mail, sending  # they read what enqueues this job

    _again(send_at_once, sending.send_batch(sending.at_once(), mail.batch))


@task(priority=LATER)
def send_invitations() -> None:
    """Where many are asked, as many as the pace allows."""
    from . import mail, sending  # as above

    _again(send_invitations, sending.send_batch(sending.invitations(), mail.batch, sending.PACE))


@task(priority=LATER)
def send_digests() -> None:
    """A few, as many as the pace allows; the rest is left to the next job."""
    from . import digest_mail, sending  # as above

    _again(send_digests, sending.send_batch(sending.digests(), digest_mail.batch, sending.PACE))


def _again(job, wait: timedelta | None) -> None:
    """Later, unless that is planned already: whatever waits then goes by the same job."""
    planned = DBTaskResult.objects.filter(task_path=job.module_path, status=TaskResultStatus.READY)
    if wait is not None and not planned.filter(run_after__isnull=False).exists():
        job.using(run_after=timezone.now() + wait).enqueue()
