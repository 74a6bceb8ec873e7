"""Following rules. Each job may run twice, and beside another."""

from django_tasks import task

LATER = -5  # many changes make one job, after what takes a moment


@task()
def follow_for(institution_id: int, person_ids: list[int]) -> None:
    """All rules of an institution, for a few people whose facts have changed."""
    from . import rules  # which enqueues these

    rules.follow_those_of(institution_id, person_ids)


@task(priority=LATER)
def follow_all(institution_id: int) -> None:
    """All rules of an institution, for everybody."""
    from . import rules  # as above

    rules.follow_those_of(institution_id)


@task()
def follow(group_id: int) -> None:
    """One rule, for everybody."""
    from . import rules  # as above

    rules.follow_one(group_id)
