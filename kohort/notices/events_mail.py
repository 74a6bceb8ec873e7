"""The mails of events: about a seat one has, or asking to come. Written when they go out; see `events_words`."""

from django.core.mail import EmailMultiAlternatives
from django.utils import translation
from django.utils.translation import gettext as _

from kohort.events.joining import links
from kohort.events.models import Seat

from . import events_thanks, events_words, invitation_mail
from .events_letter import attach, written
from .events_to import Addressee
from .headers import mark
from .models import Mailing

WHY = "a mail about a seat goes to whose it is"
OF_SEATS = {
    "seat": events_words.turned,
    "changed": events_words.changed,
    "cancelled": events_words.cancelled,
    "reminder": events_words.reminder,
}
WRITTEN = {"event": invitation_mail.of, "thanks": events_thanks.of}
KINDS = frozenset((*OF_SEATS, *WRITTEN))


def of(mailing: Mailing) -> EmailMultiAlternatives | None:
    """The mail, or None when there is nothing to say any more, or nobody to say it to."""
    kind = mailing.occasion.split(":")[0]
    return WRITTEN[kind](mailing) if kind in WRITTEN else _of_seat(mailing, OF_SEATS[kind])


def _of_seat(mailing: Mailing, say) -> EmailMultiAlternatives | None:
    rows = Seat.objects.trusted(WHY).select_related("event__institution", "person__institution")
    seat = rows.get(pk=mailing.seat_id)
    to = Addressee.of(seat)
    if to is None:
        return None
    with translation.override(to.language):
        words = say(mailing, seat)
        return _letter(mailing, seat, to, words) if words else None


def _letter(mailing, seat: Seat, to: Addressee, words: events_words.Words) -> EmailMultiAlternatives:
    event = seat.event
    subject = _("%(what)s: %(event)s") % {"what": words.subject, "event": event.title}
    told = {"sentence": words.sentence, "more": words.more, "action": words.action, "link": links.address(seat)}
    because = _("You get this mail because you signed up for %(event)s.") % {"event": event.title}
    message = written(event, to.institution, to.email, to.language, subject=subject, because=because, **told)
    if words.method:
        attach(message, event, words.method, seat, to.institution)
    return mark(message, mailing, about=f"event {event.key}")
