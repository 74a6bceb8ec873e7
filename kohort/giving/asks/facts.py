"""An ask in lines, as whoever asks, whoever is asked and their calendars read it: when, where, for whom."""

from datetime import datetime, timedelta

from babel.dates import get_timezone_location
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from kohort.institutions.clock import zone_of
from kohort.people.naming import language_name

from .models import Ask


def facts(ask: Ask, *, agreed: bool) -> list[tuple[str, str]]:
    """(what, said) of all that is known; the room to whoever is asked, the link to both once they have agreed."""
    said = [
        (_("When"), when(ask)),
        (_("Where"), where(ask)),
        (_("Link"), ask.link if agreed else ""),
        (_("Language"), capfirst(language_name(ask.language)) if ask.language else ""),
        (_("For whom"), whom(ask)),
        (_("More about it"), ask.words),
    ]
    return [(what, text) for what, text in said if text]


def when(ask: Ask) -> str:
    """ "Thursday, December 3, 2026, 10:15–11:00", or until when; the city where the house's clock is another."""
    if not ask.starts:
        return _("any time until %(day)s") % {"day": date_format(ask.until)} if ask.until else ""
    said = _span(ask, ask.starts.astimezone(ask.clock))
    if zone_of(ask.institution) == ask.zone:
        return said
    city = get_timezone_location(ask.clock, locale=get_language() or "en", return_city=True)
    return f"{said} ({_('%(city)s time') % {'city': city}})"


def _span(ask: Ask, local: datetime) -> str:
    day = f"{date_format(local, 'l')} {date_format(local, 'DATE_FORMAT')}"
    begins = date_format(local, "TIME_FORMAT")
    if not ask.minutes:
        return pgettext("a moment", "%(day)s, %(time)s") % {"day": day, "time": begins}
    ends = date_format(local + timedelta(minutes=ask.minutes), "TIME_FORMAT")
    return pgettext("when an event is", "%(day)s, %(from)s–%(to)s") % {"day": day, "from": begins, "to": ends}


def where(ask: Ask) -> str:
    """ "Room 3, Trondheim", "By video", or "Trondheim, or by video"."""
    spot = ", ".join(filter(None, (ask.room, ask.town)))
    if ask.way == Ask.Way.REMOTE:
        return _("By video")
    if ask.way == Ask.Way.HERE or not spot:
        return spot or str(capfirst(ask.get_way_display()))
    return _("%(place)s, or by video") % {"place": spot}


def whom(ask: Ask) -> str:
    """ "Second-year students of nursing, about 40"."""
    if not ask.heads:
        return ask.listeners
    heads = ngettext("%(n)d listener", "about %(n)d listeners", ask.heads) % {"n": ask.heads}
    return f"{ask.listeners}, {heads}" if ask.listeners else heads
