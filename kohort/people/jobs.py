"""The jobs that keep the index in step. Both may run twice: the second time changes nothing."""

from django_tasks import task
from django_tasks.base import Task, TaskResultStatus
from django_tasks_db.models import DBTaskResult

from kohort.search import engine

LATER = -10  # a rebuild waits for what takes a moment


@task()
def catch_up(person_ids: list[int]) -> bool:
    """Index these people as they are now. False when the index wants a rebuild: asked for then, it includes them."""
    from .indexing import documents  # the models enqueue this job, and indexing reads the models

    done = engine.catch_up(person_ids, documents)
    if not done:
        rebuild_once()
    return done


@task(priority=LATER)
def rebuild() -> None:
    """Make the index anew, for all institutions."""
    from .indexing import everybody  # as above

    engine.rebuild(everybody)


def rebuild_once() -> None:
    """Have the index rebuilt, unless somebody has asked for it already."""
    once(rebuild)


def once(job: Task) -> None:
    """Have a job done that takes nothing, unless it waits or runs already."""
    waiting = [TaskResultStatus.READY, TaskResultStatus.RUNNING]
    if not DBTaskResult.objects.filter(task_path=job.module_path, status__in=waiting).exists():
        job.enqueue()
