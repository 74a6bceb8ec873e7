"""How long something stands: to the end of its deadline by the clock of the house, or 60 days from now."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

from kohort.institutions.clock import zone_of
from kohort.institutions.models import Institution

from .opportunity import STANDS

LONGEST = timedelta(days=365)


def today(institution: Institution) -> date:
    return timezone.localdate(timezone=ZoneInfo(zone_of(institution)))


def until(deadline: date | None, institution: Institution) -> datetime:
    """When it closes by itself."""
    if deadline is None:
        return timezone.now() + STANDS
    return datetime.combine(deadline + timedelta(days=1), time(), tzinfo=ZoneInfo(zone_of(institution)))
