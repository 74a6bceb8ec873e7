"""Changing an event: what others see of it, what their calendars are told, and who may come when it holds more."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from kohort.access.viewer import Viewer
from kohort.activity.models import record
from kohort.events.event import Event
from kohort.events.seats import seating

from .moved import move_along

PLACE = {"starts", "ends", "zone", "place", "street", "town", "online_link"}
CALENDAR = PLACE | {"title"}  # RFC 5546, 2.1.4: a change of these is a new revision
WHY = "who plans it was asked at the door"


def changed_columns(before: Event, after: Event) -> set[str]:
    """The columns in which two states of one event differ."""
    names = [field.attname for field in Event._meta.concrete_fields]
    return {name for name in names if getattr(before, name) != getattr(after, name)}


def is_moved(columns: set[str]) -> bool:
    """Whether it is at another time or place now."""
    return bool(columns & PLACE)


@transaction.atomic
def save(event: Event, form, viewer: Viewer) -> set[str]:
    """Keep what a valid `form` says of `event`, which is as it was before. Gives the columns that changed.

    The happening says by `tell` whether those who come are to hear of it, by `moved` that they have to go elsewhere.
    """
    after = form.instance
    columns = changed_columns(event, after)
    if not columns:
        return columns
    after.changed = timezone.now()
    after.save(update_fields=columns | {"changed"})
    if columns & {"starts", "zone"}:
        move_along(event, after)
    if event.published:
        _tell(after, columns, form.cleaned_data.get("tell", False), viewer)
    if columns & {"capacity", "starts"}:
        seating.settle(event.pk)
    return columns


def _tell(event, columns, tell, viewer):
    if columns & CALENDAR:
        touch(event)
    told = {"event": event.pk, "tell": bool(tell), "moved": is_moved(columns)}
    record("event.changed", institution=event.institution, by=viewer.account_id, **told)


def touch(event: Event) -> None:
    """What calendars show of it has changed: a new revision (RFC 5546, 2.1.4)."""
    rows = Event.objects.trusted(WHY).filter(pk=event.pk)
    rows.update(sequence=F("sequence") + 1, changed=timezone.now())
    event.sequence, event.changed = rows.values_list("sequence", "changed").get()
