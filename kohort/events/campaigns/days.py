"""What happens in a campaign, day by day: the public events of its houses, and those of them somebody looks for."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import NamedTuple

from django.utils import timezone

from kohort.events.event import Event
from kohort.events.hosting import Host
from kohort.events.wording import clock, where, zone_to_tell
from kohort.institutions.models import Institution
from kohort.kit.addresses import address
from kohort.kit.bugs import bug

from .models import Campaign

WHY = "public events of a campaign are announced everywhere"
NEARLY = timedelta(days=2)  # a day begins at another instant elsewhere; the exact day is asked of each event's clock


class Entry(NamedTuple):
    """An event and the houses of the campaign that host it; `clock` is its own, `zone` told where the reader's differs.

    `day` is its first in the campaign.
    """

    event: Event
    houses: list[Institution]
    day: date
    clock: str
    zone: str
    where: str

    @property
    def href(self) -> str:
        """The event's page at its home."""
        return address("events:event", self.event.institution.slug, key=self.event.key)


def entries(campaign: Campaign, reader: Institution) -> list[Entry]:
    """All of them, the earliest first; the cancelled as well. `reader` is the house it is read at. Three queries."""
    houses = {row.institution_id: row.institution for row in campaign.taking_part}
    hosts = Host.objects.trusted(WHY).filter(institution__in=houses, agreed__isnull=False)
    events = list(_announced(campaign).filter(pk__in=hosts.values("event")).select_related("institution"))
    by_event: dict[int, dict[int, Institution]] = {event.pk: {} for event in events}
    for event, house in hosts.filter(event__in=by_event).order_by("pk").values_list("event", "institution"):
        by_event[event][house] = houses[house]
    found = [_entry(event, list(by_event[event.pk].values()), campaign, reader) for event in events]
    return sorted(filter(None, found), key=lambda entry: (entry.day, entry.event.starts, entry.event.pk))


def _announced(campaign: Campaign):
    rows = Event.objects.trusted(WHY).filter(published__isnull=False)
    rows = rows if bug("campaign-members") else rows.filter(audience=Event.Audience.PUBLIC)
    begins, ends = (timezone.make_aware(datetime.combine(day, datetime.min.time())) for day in _around(campaign))
    return rows.filter(ends__gte=begins, starts__lt=ends)


def _around(campaign: Campaign) -> tuple[date, date]:
    return campaign.first - NEARLY, campaign.last + NEARLY


def _entry(event: Event, houses: list[Institution], campaign: Campaign, reader: Institution) -> Entry | None:
    starts = event.local(event.starts)
    if starts.date() > campaign.last or event.local(event.ends).date() < campaign.first:
        return None
    day = max(starts.date(), campaign.first)
    return Entry(event, houses, day, clock(starts), zone_to_tell(event, reader), where(event))


def by_day(found: Iterable[Entry]) -> list[tuple[date, list[Entry]]]:
    return [(day, list(those)) for day, those in groupby(found, key=lambda entry: entry.day)]
