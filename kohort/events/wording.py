"""When and where an event is, in one line each, in the language of the moment: for pages, mails and calendars."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from babel.dates import get_timezone_location
from django.utils.formats import date_format
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from kohort.institutions.clock import zone_of
from kohort.institutions.models import Institution

from .event import Event

NIGHT = timedelta(hours=6)  # what ends before six in the morning is still the evening before


def when(event: Event, institution: Institution | None = None) -> str:
    """ "Friday, March 5, 2026, 18:00–21:00"; the zone is told where the reader's house, or else the event's own, hangs
    its clocks otherwise."""
    starts, ends = event.local(event.starts), event.local(event.ends)
    said = _span(starts, ends) if is_one_day(event) else _days(starts, ends)
    zone = zone_to_tell(event, institution or event.institution)
    return f"{said} ({zone})" if zone else said


def hours(event: Event, institution: Institution) -> str:
    """ "18:00–21:00", for where the day stands beside it; all of it where that is more than one."""
    if not is_one_day(event):
        return when(event, institution)
    told = {"from": clock(event.local(event.starts)), "to": clock(event.local(event.ends))}
    said = pgettext("when an event is", "%(from)s–%(to)s") % told
    zone = zone_to_tell(event, institution)
    return f"{said} ({zone})" if zone else said


def is_one_day(event: Event) -> bool:
    starts, ends = event.local(event.starts), event.local(event.ends)
    return (ends - NIGHT).date() <= starts.date()


def _span(starts: datetime, ends: datetime) -> str:
    told = {"day": day(starts), "from": clock(starts), "to": clock(ends)}
    return pgettext("when an event is", "%(day)s, %(from)s–%(to)s") % told


def _days(starts: datetime, ends: datetime) -> str:
    return pgettext("when an event is", "%(from)s – %(to)s") % {"from": _moment(starts), "to": _moment(ends)}


def moment(event: Event, instant: datetime) -> str:
    """An instant by the event's clock: "Friday, March 5, 2026, 18:00"."""
    return _moment(event.local(instant))


def deadline(event: Event, instant: datetime) -> str:
    """The same without its weekday, for a few words in a list."""
    local = event.local(instant)
    told = {"day": date_format(local, "DATE_FORMAT"), "time": clock(local)}
    return pgettext("a moment", "%(day)s, %(time)s") % told


def _moment(local: datetime) -> str:
    return pgettext("a moment", "%(day)s, %(time)s") % {"day": day(local), "time": clock(local)}


def day(local: datetime) -> str:
    told = {"weekday": date_format(local, "l"), "date": date_format(local, "DATE_FORMAT")}
    return pgettext("weekday and date", "%(weekday)s, %(date)s") % told


def clock(local: datetime) -> str:
    return date_format(local, "TIME_FORMAT")


def zone_to_tell(event: Event, institution: Institution) -> str:
    """ "Helsinki time", or "" where everybody's clock shows the same at that moment."""
    usual = ZoneInfo(zone_of(institution))
    if event.local(event.starts).utcoffset() == event.starts.astimezone(usual).utcoffset():
        return ""
    city = get_timezone_location(event.clock, locale=get_language() or "en", return_city=True)
    return _("%(city)s time") % {"city": city}


def duration(event: Event) -> str:
    """ "3 h", "1 h 30 min"; "" for a day or more."""
    minutes = round((event.ends - event.starts).total_seconds() / 60)
    hours, rest = divmod(minutes, 60)
    if minutes >= 24 * 60 or minutes <= 0:
        return ""
    said = [_("%(n)d h") % {"n": hours}] * bool(hours) + [_("%(n)d min") % {"n": rest}] * bool(rest)
    return " ".join(said)


def where(event: Event) -> str:
    """ "Samfundet, Elgeseter gate 1, Trondheim and online"; the link is never told here."""
    return _at(event, event.place, event.street, event.town)


def spot(event: Event) -> str:
    """The same in short, for a list: "Samfundet, Trondheim"."""
    return _at(event, event.place or event.street, event.town)


def _at(event: Event, *parts: str) -> str:
    place = ", ".join(dict.fromkeys(filter(None, parts)))
    if not event.is_online:
        return place or _("The place is not decided yet")
    return _("%(place)s and online") % {"place": place} if place else _("Online")
