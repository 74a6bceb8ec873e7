"""The mails to who need not answer any more: somebody else was quicker, or it is no longer needed."""

from django.core.mail import EmailMultiAlternatives
from django.utils.translation import gettext as _

from kohort.giving.asks.by import by_whom
from kohort.giving.links import ASKED
from kohort.giving.models import Asked

from .giving_asked_mail import row_of
from .giving_calendar import attach
from .models import Mailing
from .plain_letter import Words, plain_letter
from .readers import Reader
from .sending import State as Sent
from .stopping import ASKS

WHY = "nobody hears of the end of what they never heard of"
State = Asked.State


def filled(mailing: Mailing, reader: Reader, which: str) -> EmailMultiAlternatives | None:
    """Warmly: they were there when they were needed."""
    row = row_of(which)
    if row is None or row.state != State.FILLED or not _has_heard(reader, row):
        return None
    words = _words(row, reader, _("Somebody else was quicker"), _("Somebody has said yes, and you need not answer."))
    return plain_letter(mailing, reader, words, stop=ASKS, about=f"ask {row.ask.key}")


def withdrawn(mailing: Mailing, reader: Reader, which: str) -> EmailMultiAlternatives | None:
    """Who had said yes hears of it whatever they wish, and it leaves their calendar."""
    row = row_of(which)
    if row is None or row.state != State.WITHDRAWN:
        return None
    if row.answered is None and not _has_heard(reader, row):
        return None
    words = _words(row, reader, _("No longer needed"), _("This is no longer needed, and you need not do anything."))
    about = f"ask {row.ask.key}"
    if row.answered is None:
        return plain_letter(mailing, reader, words, stop=ASKS, about=about)
    message = plain_letter(mailing, reader, words, about=about)
    page, by = ASKED.address(reader.slug, row.key), by_whom(row, agreed=False)
    return attach(message, row.ask, page=page, other=by.name)


def _has_heard(reader: Reader, row: Asked) -> bool:
    """By mail; and wants to go on hearing."""
    asked = Mailing.objects.trusted(WHY).filter(person=reader.person, occasion__startswith=f"ask.sent:{row.pk}:")
    return reader.wish.asks and not asked.exclude(state__in=[Sent.SENT, Sent.SENDING, Sent.UNKNOWN]).exists()


def _words(row: Asked, reader: Reader, subject: str, sentence: str) -> Words:
    return Words(
        subject=_("%(what)s: %(about)s") % {"what": subject, "about": row.ask.called},
        heading=row.ask.called,
        sentence=sentence,
        more=(_("Thank you for being one of those we could ask."),),
        buttons=((_("Have a look"), ASKED.address(reader.slug, row.key)),),
        because=_("You get this mail because you were asked."),
    )
