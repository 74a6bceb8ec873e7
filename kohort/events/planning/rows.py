"""One row of an event's plan by its key, as an organiser sees it: a part of the programme, a question, a task."""

from django.db import transaction
from django.shortcuts import get_object_or_404

from kohort.access.viewer import Viewer
from kohort.events.event import Event
from kohort.events.hosting import lock


def row_of(model, event: Event, key: str, viewer: Viewer, path: str = "event"):
    """Raises Http404 for what is of another event; `path` leads from the row to its event."""
    return get_object_or_404(model.objects.visible_to(viewer).filter(**{path: event}), key=key)


@transaction.atomic
def once(row, event: Event, *same: str) -> None:
    """Keep a new row, unless there is one already in which these columns say the same: pressed twice, it is one."""
    lock(event)
    said = {name: getattr(row, name) for name in same}
    if not type(row).objects.trusted("pressed twice").filter(**said).exists():
        row.save()
