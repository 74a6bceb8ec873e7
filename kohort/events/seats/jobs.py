"""What passes an offered place on when its time is over."""

from django_tasks import task


@task()
def settle(event_id: int) -> None:
    """Run when an offer ends; running twice, or early, changes nothing."""
    from . import offering  # it enqueues this job

    offering.settle(event_id)
