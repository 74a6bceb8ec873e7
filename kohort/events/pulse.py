"""For how a group is doing (settings.PULSE, settings.LAST_SIGNS): an event it holds is a sign of life."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from kohort.groups.board.pulse import Sign
from kohort.groups.models import Group

from .hosting import Host

WHY = "a figure for who leads the group names nobody"


def last_events(groups: Collection[int]) -> dict[int, datetime]:
    """{group's id: when it held, or announced, an event last}; one query for all of them."""
    rows = (
        _held()
        .filter(group__in=groups)
        .values("group")
        .annotate(last=Max("event__published"), held=Max("event__starts"))
    )
    now = timezone.now()
    return {one["group"]: max(one["last"], one["held"]) if one["held"] <= now else one["last"] for one in rows}


def signs(group: Group, since: datetime) -> list[Sign]:
    """Events announced or held since a day."""
    rows = _held().filter(group=group)
    times = rows.filter(event__ends__gte=since).count()
    return [Sign(_("events"), times, last_events([group.pk]).get(group.pk))] if times else []


def _held():
    rows = Host.objects.trusted(WHY).filter(agreed__isnull=False, event__cancelled__isnull=True)
    return rows.filter(event__published__isnull=False)
