"""What every mail of an event holds: what, when and where, and the event as a file for one's calendar."""

from django.core.mail import EmailMultiAlternatives

from kohort.accounts.letter import letter
from kohort.events.calendars import ics
from kohort.events.models import Event, Seat
from kohort.events.wording import when, where
from kohort.institutions.models import Institution


def written(event: Event, institution: Institution, email: str, language: str, **words) -> EmailMultiAlternatives:
    """What, when and where, in the language that is active."""
    told = {"event": event, "when": when(event, institution), "where": where(event)}
    return letter("notices/mail/event", to=email, language=language, institution=institution, **told, **words)


def attach(message, event: Event, method: str, seat: Seat | None, institution: Institution) -> None:
    """The event as a file that calendars take in."""
    file = ics.one(event, method=method, attendee=seat, slug=institution.slug)
    message.attach("event.ics", file.decode(), f"text/calendar; method={method}")
