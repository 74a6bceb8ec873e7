"""What was agreed in giving, as a file for a calendar (RFC 5545, 5546): an ask, a talk, a meeting of mentoring."""

from datetime import UTC, date, datetime, timedelta
from email.utils import parseaddr
from typing import NamedTuple
from urllib.parse import urlsplit

import icalendar
from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import gettext as _

from kohort.institutions.models import Institution
from kohort.kit.zones import rules

PRODUCT = "-//Kohort//Asks//EN"


class Appointment(NamedTuple):
    """In the language that is active. `key` is its own for ever, and `sequence` grows with each change of it.

    `starts` is by the clock of `zone` (an IANA name), or a day alone; `page` the absolute address at which the reader
    finds it; `words` are paragraphs. `off`: it was taken back, and ends the one there was.
    """

    key: str
    sequence: int
    stamp: datetime
    starts: datetime | date
    zone: str
    minutes: int
    title: str
    words: tuple[str, ...]
    page: str
    house: Institution
    where: str = ""
    link: str = ""
    off: bool = False

    def file(self) -> bytes:
        """A calendar with this one entry."""
        made = icalendar.Calendar()
        head = {"prodid": PRODUCT, "version": "2.0", "calscale": "GREGORIAN", "method": "PUBLISH"}
        for name, value in head.items():
            made.add(name, value)
        if isinstance(self.starts, datetime):
            made.add_component(rules(self.zone, self.starts.year - 1, self.starts.year + 1))
        made.add_component(self._entry())
        return made.to_ical()

    def answer(self, name: str) -> HttpResponse:
        """The same to be taken home, under this name."""
        response = HttpResponse(self.file(), content_type="text/calendar; charset=utf-8")
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        response.headers["Cache-Control"] = "private, no-cache"
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    def _entry(self) -> icalendar.Event:
        made = icalendar.Event()
        made.add("uid", f"{self.key}@{urlsplit(settings.KOHORT_URL).hostname}")
        made.add("sequence", self.sequence)
        made.add("dtstamp", self.stamp.astimezone(UTC))
        made.add("dtstart", self.starts)
        made.add("dtend", self.starts + self._length)
        made.add("status", "CANCELLED" if self.off else "CONFIRMED")
        made.add("summary", _("Cancelled: %(title)s") % {"title": self.title} if self.off else self.title)
        made.add("description", "\n\n".join(filter(None, (*self.words, self.page))))
        made.add("url", self.page)
        made.add("organizer", _organizer(self.house))
        if self.where:
            made.add("location", self.where)
        if self.link and not self.off:
            made.add("conference", self.link, parameters={"value": "URI", "feature": "VIDEO"})
        return made

    @property
    def _length(self) -> timedelta:
        return timedelta(minutes=self.minutes) if isinstance(self.starts, datetime) else timedelta(days=1)


def _organizer(house: Institution) -> icalendar.vCalAddress:
    made = icalendar.vCalAddress(f"mailto:{parseaddr(settings.DEFAULT_FROM_EMAIL)[1]}")
    made.params["cn"] = house.name
    return made
