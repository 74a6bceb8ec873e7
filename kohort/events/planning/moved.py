"""An event is on another day: its programme and its tasks come along, at the same times by its clock."""

from datetime import UTC

from kohort.events.event import Event

from .models import Item, Task

WHY = "what has a time of its own keeps its place in the evening"


def move_along(before: Event, after: Event) -> None:
    """Once `after` is kept. An hour that spring skips on the new day is the one after it."""
    days = after.local(after.starts).date() - before.local(before.starts).date()
    for model in (Item, Task):
        rows = model.objects.trusted(WHY)
        moved = list(rows.filter(event=after, at__isnull=False))
        for row in moved:
            local = before.local(row.at).replace(tzinfo=None) + days
            row.at = local.replace(tzinfo=after.clock).astimezone(UTC)
        rows.bulk_update(moved, ["at"])
