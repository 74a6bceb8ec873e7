"""Background work in tests, done by the real worker."""

from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult


def run_jobs() -> None:
    """Do everything that is waiting, as `kohort worker` would. A job that fails fails the test."""
    Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id="test",
        excluded_queue_names=[],
    ).run()
    assert [job.traceback for job in DBTaskResult.objects.failed()] == []
