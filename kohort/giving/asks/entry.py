"""An ask that is agreed, as iCalendar (RFC 5545, 5546): for who comes and for who asked."""

from datetime import UTC, datetime, timedelta
from email.utils import parseaddr
from urllib.parse import urlsplit

import icalendar
from django.conf import settings
from django.utils.translation import gettext as _

from kohort.kit.zones import rules

from .facts import where
from .models import Ask

PRODUCT = "-//Kohort//Asks//EN"


def entry(ask: Ask, starts: datetime, *, page: str, other: str) -> bytes:
    """A file with one appointment, in the page's language: taken back, it ends the one there was.

    `starts` is that of the ask, by its clock; `page` the absolute address at which the reader finds it; `other` says
    how to reach the other.
    """
    made = icalendar.Calendar()
    for name, value in {"prodid": PRODUCT, "version": "2.0", "calscale": "GREGORIAN", "method": "PUBLISH"}.items():
        made.add(name, value)
    made.add_component(rules(ask.zone, starts.year - 1, starts.year + 1))
    made.add_component(_appointment(ask, starts, page, other))
    return made.to_ical()


def _appointment(ask: Ask, starts: datetime, page: str, other: str) -> icalendar.Event:
    off = ask.state == Ask.State.WITHDRAWN
    made = icalendar.Event()
    made.add("uid", f"{ask.key}@{urlsplit(settings.KOHORT_URL).hostname}")
    made.add("sequence", ask.sequence)
    made.add("dtstamp", (ask.closed or ask.sent or ask.created).astimezone(UTC))
    made.add("dtstart", starts)
    made.add("dtend", starts + timedelta(minutes=ask.length))
    made.add("status", "CANCELLED" if off else "CONFIRMED")
    made.add("summary", _("Cancelled: %(title)s") % {"title": ask.title} if off else ask.title)
    made.add("description", "\n\n".join(filter(None, (ask.words, ask.link, other, page))))
    made.add("url", page)
    made.add("location", where(ask))
    made.add("organizer", _organizer(ask))
    if ask.link and not off:
        made.add("conference", ask.link, parameters={"value": "URI", "feature": "VIDEO"})
    return made


def _organizer(ask: Ask) -> icalendar.vCalAddress:
    made = icalendar.vCalAddress(f"mailto:{parseaddr(settings.DEFAULT_FROM_EMAIL)[1]}")
    made.params["cn"] = ask.institution.name
    return made
