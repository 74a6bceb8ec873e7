"""Moments of an ask in words, by its own clock."""

from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import pgettext

from .models import Ask


def deadline(instant: datetime, ask: Ask) -> str:
    """ "Thursday December 3, 2026"; with the hour on the day itself."""
    local = instant.astimezone(ask.clock)
    day = f"{date_format(local, 'l')} {date_format(local, 'DATE_FORMAT')}"
    if local.date() != ask.day:
        return day
    return pgettext("a moment", "%(day)s, %(time)s") % {"day": day, "time": date_format(local, "TIME_FORMAT")}
