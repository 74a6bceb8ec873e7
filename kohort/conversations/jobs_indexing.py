"""The jobs that keep the index of posts in step. Both may run twice: the second time changes nothing."""

from django_tasks import task

from kohort.people.jobs import LATER, once


@task()
def catch_up(post_ids: list[int]) -> bool:
    """Index these posts as they are now. False when the index wants a rebuild: asked for then, it includes them."""
    from .indexing import POSTS, documents  # the models enqueue this job, and indexing reads the models

    done = POSTS.catch_up(post_ids, documents)
    if not done:
        once(rebuild)
    return done


@task(priority=LATER)
def rebuild() -> None:
    """Make the index anew, for all groups."""
    from .indexing import POSTS, everything  # as above

    POSTS.rebuild(everything)
