"""Thank everybody and close: once, and what was counted stays as numbers."""

from django.db import transaction
from django.utils import timezone

from kohort.access.viewer import Viewer
from kohort.activity.models import record
from kohort.events.event import Event

from .counting import figures_of

WHY = "whoever plans it closes it"


def may_conclude(event: Event) -> bool:
    """It took place, all is over, and nobody was thanked yet."""
    return bool(event.published and not event.cancelled and event.is_over and not event.concluded)


@transaction.atomic
def conclude(event: Event, viewer: Viewer) -> bool:
    """Those who came are thanked by mail; False where that has been done, or it is too early."""
    rows = Event.objects.trusted(WHY).filter(pk=event.pk)
    open_yet = rows.filter(concluded__isnull=True) if may_conclude(event) else rows.none()
    counted = figures_of(event, viewer)._asdict()
    if not open_yet.update(concluded=timezone.now(), figures=counted):
        return False
    record("event.concluded", institution=event.institution, by=viewer.account_id, event=event.pk)
    return True
