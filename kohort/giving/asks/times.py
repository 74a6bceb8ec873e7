"""How long each of an ask's moments lasts."""

from datetime import datetime, timedelta

from .models import Ask, Asked

LEAD = timedelta(hours=2)  # before it begins: an ask nobody has time to read helps nobody
DAY = timedelta(days=1)


def last_moment(ask: Ask) -> datetime | None:
    """When it is too late to ask or to say yes; None where no day was said."""
    limit = ask.starts or ask.ends
    return limit - LEAD if limit else None


def is_past(ask: Ask, now: datetime) -> bool:
    limit = last_moment(ask)
    return limit is not None and limit <= now


def reply_by(ask: Ask, now: datetime) -> datetime:
    """Until when somebody asked now may take their time."""
    limit = last_moment(ask)
    usual = now + timedelta(days=ask.days)
    return min(usual, limit) if limit else usual


def half_way(asked: Asked) -> datetime | None:
    """When to remind; None where there is less than a day to answer."""
    if asked.at is None or asked.reply_by is None or asked.reply_by - asked.at < DAY:
        return None
    return asked.at + (asked.reply_by - asked.at) / 2
