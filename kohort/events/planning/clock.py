"""The clock of an event: fields for dates and times as people say them where it is."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel.dates import get_timezone_location
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from kohort.institutions.clock import ZONES, instant

CITIES = """Europe/London Europe/Paris Europe/Brussels Europe/Berlin Europe/Zurich Europe/Rome Europe/Madrid
Europe/Vienna Europe/Warsaw Europe/Tallinn Europe/Riga Europe/Vilnius Europe/Kyiv Europe/Istanbul Africa/Cairo
Africa/Nairobi Africa/Johannesburg Asia/Dubai Asia/Kolkata Asia/Singapore Asia/Shanghai Asia/Tokyo Australia/Sydney
America/New_York America/Chicago America/Denver America/Los_Angeles America/Sao_Paulo"""
SANE = (
    MinValueValidator(date(1970, 1, 1), gettext_lazy("This year lies too far back. Check the date.")),
    MaxValueValidator(date(2200, 1, 1), gettext_lazy("This year lies too far ahead. Check the date.")),
)


def zones(kept: str = "") -> list[tuple[str, str]]:
    """Where events are planned for, Nordic ones first, in the language of the page; `kept` is among them."""
    language = get_language() or "en"
    listed = dict.fromkeys([*ZONES.values(), *CITIES.split(), *([kept] if kept else [])])
    return [(name, get_timezone_location(ZoneInfo(name), locale=language, return_city=True)) for name in listed]


class LocalWidget(forms.SplitDateTimeWidget):
    """A date and a time beside each other."""

    def __init__(self):
        super().__init__(
            date_attrs={"type": "date", "aria-label": gettext_lazy("Date")},  # type: ignore[dict-item]
            time_attrs={"type": "time", "aria-label": gettext_lazy("Time")},  # type: ignore[dict-item]
            date_format="%Y-%m-%d",
            time_format="%H:%M",
        )


class LocalField(forms.SplitDateTimeField):
    """Cleans to a date and a time by no clock yet: `instant` says when that is once the zone is known."""

    widget = LocalWidget

    def compress(self, data_list):
        if not data_list:
            return None
        if not all(data_list):
            raise ValidationError(_("Write both a date and a time."))
        return datetime.combine(*data_list)


def local_field(label, *, required: bool = False, help_text="") -> LocalField:
    """A field for a date and a time, cleaned to a naive datetime (or None); its initial value is naive as well."""
    field = LocalField(label=label, required=required, help_text=help_text)
    field.template_name = "events/planning/moment.html"  # type: ignore[attr-defined]
    field.fields[0].validators += SANE
    return field


def at_clock(naive: datetime | None, zone: ZoneInfo) -> datetime | None:
    """The instant of what a `local_field` was filled in with. Raises as `instant` does."""
    return naive and instant(naive.date(), naive.time(), zone)
