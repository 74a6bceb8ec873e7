"""What moves an ask on when nobody does: a reminder, the next in line, whether it was held."""

from django_tasks import task


@task()
def advance(ask_id: int) -> None:
    """Run at the hour something is due; running twice, or early, changes nothing."""
    from . import advancing  # it enqueues this job

    advancing.advance(ask_id)
