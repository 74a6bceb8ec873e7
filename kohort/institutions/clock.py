"""The clock of a house: days and times as people there say them, turned into instants."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from kohort.kit.bugs import bug

from .models import Institution

ZONES = {
    "DK": "Europe/Copenhagen",
    "FI": "Europe/Helsinki",
    "FO": "Atlantic/Faroe",
    "GL": "America/Nuuk",
    "IS": "Atlantic/Reykjavik",
    "NO": "Europe/Oslo",
    "SE": "Europe/Stockholm",
}


def zone_of(institution: Institution) -> str:
    """The usual clock of a house."""
    return ZONES.get(institution.country, "Europe/Oslo")


def instant(day: date, at: time, zone: ZoneInfo) -> datetime:
    """When that is: the first of an hour that autumn brings twice; ValidationError for one that spring skips."""
    said = datetime.combine(day, at, tzinfo=zone)
    when = said.astimezone(UTC)
    if when.astimezone(zone).replace(tzinfo=None) != said.replace(tzinfo=None) and not bug("dst-gap"):
        told = _("That night the clocks go forward, and there is no %(time)s. Choose another time.")
        raise ValidationError(told % {"time": at.strftime("%H:%M")}, code="gap")
    return when


def date_input() -> forms.DateInput:
    """A day, as a browser picks one."""
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def time_input() -> forms.TimeInput:
    """A time of day, as a browser picks one."""
    return forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
