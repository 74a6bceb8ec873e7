"""Asking people to come, and following whom an event is for. Each job may run twice."""

from django_tasks import task

LATER = -5  # after what takes a moment


@task(priority=LATER)
def ask_some(round_id: int) -> None:
    """The next ones of a round."""
    from . import rounds  # which enqueues this

    rounds.ask_some(round_id)


@task(priority=LATER)
def follow(institution_id: int) -> None:
    """Whom the events of an institution are for that are for chosen people."""
    from . import following  # as above

    following.follow_those_of(institution_id)
