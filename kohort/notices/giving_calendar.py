"""What was agreed, as a file for one's calendar: the same entry as behind the link, ended where it was taken back."""

from django.core.mail import EmailMultiAlternatives

from kohort.giving.appointment import Appointment
from kohort.giving.asks.entry import entry
from kohort.giving.models import Ask


def attach(message: EmailMultiAlternatives, ask: Ask, *, page: str, other: str) -> EmailMultiAlternatives:
    """Nothing where no hour was said. `page` and `other` as `entry` takes them; in the language that is active."""
    said = entry(ask, ask.starts.astimezone(ask.clock), page=page, other=other) if ask.starts else None
    return enclose(message, said, "ask.ics")


def enclose(message: EmailMultiAlternatives, one: Appointment | None, name: str) -> EmailMultiAlternatives:
    """Under this name; nothing where there is none."""
    if one:
        message.attach(name, one.file().decode(), "text/calendar; method=PUBLISH")
    return message
