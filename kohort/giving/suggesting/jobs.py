"""The jobs that keep the index of offers in step. Both may run twice: the second time changes nothing."""

from django_tasks import task

from kohort.people.jobs import LATER, once


@task()
def catch_up(person_ids: list[int]) -> bool:
    """Index these people as they are now. False when the index wants a rebuild: asked for then, it includes them."""
    from .indexing import OFFERS, documents  # what enqueues this job reads it

    done = OFFERS.catch_up(person_ids, documents)
    if not done:
        once(rebuild)
    return done


@task(priority=LATER)
def rebuild() -> None:
    """Make the index anew, for all institutions."""
    from .indexing import OFFERS, everybody  # as above

    OFFERS.rebuild(everybody)
