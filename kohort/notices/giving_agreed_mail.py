"""The mails of what was agreed: to both, with how they reach each other and the file for their calendars."""

from django.core.mail import EmailMultiAlternatives
from django.utils.translation import gettext as _

from kohort.giving.asks.by import By, by_whom
from kohort.giving.asks.facts import facts
from kohort.giving.asks.reach import reach
from kohort.giving.links import ASKED
from kohort.giving.models import Ask, Asked

from .giving_asked_mail import row_of
from .giving_calendar import attach
from .models import Mailing
from .plain_letter import Words, plain_letter
from .readers import Reader, address


def agreed(mailing: Mailing, reader: Reader, which: str) -> EmailMultiAlternatives | None:
    """While it holds: to who said yes, or to who asked."""
    row = row_of(which)
    if row is None or not (mailing.is_newest and _holds(row)):
        return None
    if reader.person.pk == row.person_id:
        thanks = _("Thank you! It is agreed")
        return _to_giver(mailing, reader, row, thanks, _("Thank you for saying yes. This is what holds."))
    return _to_asker(mailing, reader, row) if reader.person.pk == row.ask.by_id else None


def arranged(mailing: Mailing, reader: Reader, which: str) -> EmailMultiAlternatives | None:
    """To who said yes: time, room or link is another. The newest change says all that holds."""
    row = row_of(which)
    if row is None or reader.person.pk != row.person_id or not (mailing.is_newest and _holds(row)):
        return None
    return _to_giver(mailing, reader, row, _("Changed"), _("Time, place or link has changed. This is what holds now."))


def _holds(row: Asked) -> bool:
    return row.state == Asked.State.YES and row.ask.state == Ask.State.AGREED


def _to_giver(mailing, reader: Reader, row: Asked, subject: str, sentence: str) -> EmailMultiAlternatives:
    by, page = by_whom(row, agreed=True), ASKED.address(reader.slug, row.key)
    words = Words(
        subject=_("%(what)s: %(about)s") % {"what": subject, "about": row.ask.title},
        heading=row.ask.title,
        sentence=sentence,
        facts=(*_contact(by), *facts(row.ask, agreed=True)),
        more=(_("Something came in between? Say so on the page, and somebody else is asked."),),
        buttons=((_("What was agreed"), page),),
        because=_("You get this mail because you said yes."),
    )
    message = plain_letter(mailing, reader, words, about=f"ask {row.ask.key}")
    return attach(message, row.ask, page=page, other=f"{by.name} {by.email}".strip())


def _to_asker(mailing, reader: Reader, row: Asked) -> EmailMultiAlternatives:
    whom = reach(row.ask, reader.viewer, reader.slug)
    by = By(whom.name.name, "", whom.email) if whom else By()
    page = address(row.ask.institution, "asks:ask", row.ask.key)
    words = Words(
        subject=_("A yes: %(about)s") % {"about": row.ask.title},
        heading=row.ask.title,
        sentence=_("%(name)s says yes.") % {"name": by.name} if by.name else _("Somebody says yes."),
        facts=(*_contact(by), *facts(row.ask, agreed=True)),
        quote=row.words,
        more=(_("Write a line to say where to come and who waits for them."),),
        buttons=((_("What was agreed"), page),),
        because=_("You get this mail because you asked."),
    )
    message = plain_letter(mailing, reader, words, about=f"ask {row.ask.key}")
    return attach(message, row.ask, page=page, other=f"{by.name} {by.email}".strip())


def _contact(by: By) -> tuple[tuple[str, str], ...]:
    return ((by.name, by.email),) if by.email else ()
