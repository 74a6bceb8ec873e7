"""Whose public steps one follows. It is told to nobody: not to them, not in the log, not as a number."""

from kohort.access.viewer import Viewer
from kohort.people.models import Person

from .models import Follow


def follow(viewer: Viewer, whom: Person) -> None:
    """From now on their steps come to the viewer's home. Twice is once."""
    row = Follow(person_id=viewer.person_id, whom=whom)  # type: ignore[misc]  # its door lets members in alone
    Follow.objects.bulk_create([row], ignore_conflicts=True)


def stop(viewer: Viewer, whom: Person) -> None:
    Follow.objects.visible_to(viewer).filter(whom=whom).delete()


def follows(viewer: Viewer, whom: Person) -> bool:
    return Follow.objects.visible_to(viewer).filter(whom=whom).exists()


def followed(viewer: Viewer):
    """The ids (`whom_id`) of those the viewer follows, as a query to filter by."""
    return Follow.objects.visible_to(viewer).values("whom_id")
