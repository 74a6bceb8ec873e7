"""Background work in tests, done by the real worker's own code in the test's own transaction."""

from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult


def run_jobs() -> None:
    """Do everything that is waiting, in order, as `kohort worker` would. A job that fails fails the test.

    The worker's loop is left out: it closes connections, and with one the transaction a test runs in.
    """
    worker = Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id="test",
        excluded_queue_names=[],
    )
    while job := DBTaskResult.objects.ready().get_locked():
        job.claim(worker.worker_id)
        worker.run_task(job)
    assert [job.traceback for job in DBTaskResult.objects.failed()] == []
