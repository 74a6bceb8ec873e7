"""What leaving leaves to the night."""

from django_tasks import task

LATER = -10


@task(priority=LATER)
def wipe() -> None:
    """Sweep the files. Twice does no harm."""
    from .wiping import wipe as sweep  # it asks for this job

    sweep()
