"""Why somebody cannot join: sentences in the reader's language that say what to do."""

from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kohort.events.event import Event


class CannotJoin(Exception):
    """Something stands in the way; `str()` of it is a sentence for the reader."""


def why_not(event: Event, now: datetime) -> str:
    """Why nobody can sign up at the moment, or "". Full is no reason: one waits."""
    if off := why_off(event, now):
        return off
    if event.starts <= now:
        return _("This event has begun. Ask the hosts at the door.")
    if event.closes and event.closes <= now:
        return _("Sign-up has closed. Write to the hosts if you would still like to come.")
    if event.opens and event.opens > now:
        return _("Sign-up opens on %(when)s.") % {"when": date_format(event.local(event.opens), "DATETIME_FORMAT")}
    return ""


def why_off(event: Event, now: datetime) -> str:
    """Why nothing about a seat can change any more, or not yet; or ""."""
    if event.published is None:
        return _("This event is still being planned. Come back once it is published.")
    if event.cancelled:
        return _("This event has been cancelled.")
    return _("This event is over.") if event.ends <= now else ""


def why_not_so_many(event: Event, guests: int) -> str:
    """Why a party of this size cannot come, however many come already; or ""."""
    if guests > event.guests_each:
        return _may_bring(event.guests_each)
    if event.capacity is not None and 1 + guests > max(event.capacity, 1):
        return _("There are not that many places at this event. Bring fewer guests.")
    return ""


def _may_bring(most: int) -> str:
    if not most:
        return _("Guests cannot be brought to this event.")
    return ngettext("You may bring %(n)s guest.", "You may bring up to %(n)s guests.", most) % {"n": most}


def stop(sentence: str) -> None:
    """Raises CannotJoin where there is a reason."""
    if sentence:
        raise CannotJoin(sentence)
