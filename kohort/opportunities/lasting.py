"""How long something stands: to the end of its last day by the clock of the house, or 60 days from now."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

from kohort.institutions.clock import zone_of
from kohort.institutions.models import Institution

from .opportunity import STANDS, Opportunity

LONGEST = timedelta(days=365)


def today(institution: Institution) -> date:
    return timezone.localdate(timezone=ZoneInfo(zone_of(institution)))


def has_passed(one: Opportunity) -> bool:
    """Whether the day it names as its last is over."""
    day = one.deadline or one.starts
    return day is not None and day < today(one.institution)


def until(one: Opportunity, institution: Institution) -> datetime:
    """When it closes by itself: at the end of its deadline, or else of the day on which it starts."""
    day = one.deadline or one.starts
    if day is None:
        return timezone.now() + STANDS
    return datetime.combine(day, time.max, tzinfo=ZoneInfo(zone_of(institution)))
