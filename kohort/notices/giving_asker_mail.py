"""The mails to whoever asked: nobody could, who said yes cannot after all, was it held?"""

from django.core.mail import EmailMultiAlternatives
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kohort.activity.models import Happening
from kohort.giving.asks.facts import when
from kohort.giving.models import Ask, Asked
from kohort.groups.names import names

from .giving_asked_mail import row_of
from .giving_calendar import attach
from .models import Mailing
from .plain_letter import Words, plain_letter
from .readers import Reader, address

WHY = "whoever asked hears what becomes of it"
State = Ask.State
AGREED = ("ask.agreed", "ask.missed")  # the first goes with whoever said yes
SOMEBODY = gettext_lazy("Who said yes cannot after all.")


def expired(mailing: Mailing, reader: Reader, which: str) -> EmailMultiAlternatives | None:
    """With what to do next."""
    ask = _own(mailing, reader, which, State.EXPIRED)
    if ask is None:
        return None
    words = Words(
        subject=_("Nobody could this time: %(about)s") % {"about": ask.title},
        heading=ask.title,
        sentence=_("Nobody on your list could this time."),
        more=(_("Ask others who fit, or choose another time. It takes a minute."),),
        buttons=((_("Go on from here"), address(ask.institution, "asks:ask", ask.key)),),
        because=_("You get this mail because you asked."),
    )
    return _off(plain_letter(mailing, reader, words, about=f"ask {ask.key}"), ask)


def declined(mailing: Mailing, reader: Reader, which: str) -> EmailMultiAlternatives | None:
    """It had been agreed. Where nobody is left to ask, `expired` says all; where the next has agreed, so does that."""
    row = row_of(which)
    if row is None or row.state not in (Asked.State.NO, Asked.State.LATER):
        return None
    ask = _own(mailing, reader, str(row.ask_id), State.OPEN)
    if ask is None:
        return None
    known = names([row.person_id], reader.viewer, reader.slug).get(row.person_id)
    cannot = _("%(name)s cannot come after all.") % {"name": known.name} if known else str(SOMEBODY)
    return _cannot(mailing, reader, ask, cannot, row.words)


def missed(mailing: Mailing, reader: Reader, which: str) -> EmailMultiAlternatives | None:
    """Who had said yes is here no more, and nothing about them either."""
    ask = _own(mailing, reader, which, State.OPEN)
    return _cannot(mailing, reader, ask, str(SOMEBODY)) if ask else None


def _cannot(mailing, reader: Reader, ask: Ask, cannot: str, quote: str = "") -> EmailMultiAlternatives:
    words = Words(
        subject=_("Cannot come after all: %(about)s") % {"about": ask.title},
        heading=ask.title,
        sentence=f"{cannot} {_('The next on your list is asked now.')}",
        quote=quote,
        buttons=((_("See how it stands"), address(ask.institution, "asks:ask", ask.key)),),
        because=_("You get this mail because you asked."),
    )
    return _off(plain_letter(mailing, reader, words, about=f"ask {ask.key}"), ask)


def due(mailing: Mailing, reader: Reader, which: str) -> EmailMultiAlternatives | None:
    """As long as nothing was said of it."""
    ask = _own(mailing, reader, which, State.AGREED)
    if ask is None:
        return None
    words = Words(
        subject=_("Was it held? %(about)s") % {"about": ask.title},
        heading=ask.title,
        sentence=_("Was it held? One line of what came of it, and your thanks. It takes a minute."),
        facts=((_("When"), when(ask)),) if when(ask) else (),
        buttons=((_("Say how it went"), address(ask.institution, "asks:outcome", ask.key)),),
        because=_("You get this mail because you asked. Your thanks are sent to who came."),
    )
    return plain_letter(mailing, reader, words, about=f"ask {ask.key}")


def _off(message: EmailMultiAlternatives, ask: Ask) -> EmailMultiAlternatives:
    """Had somebody said yes, it leaves the calendar of whoever asked."""
    agreed = Happening.objects.trusted(WHY).filter(verb__in=AGREED, institution=ask.institution_id)
    if not agreed.filter(particulars__ask=ask.pk).exists():
        return message
    return attach(message, ask, page=address(ask.institution, "asks:ask", ask.key), other="")


def _own(mailing: Mailing, reader: Reader, which: str, state: str) -> Ask | None:
    """Their own ask, as long as it stands like that; told of once."""
    rows = Ask.objects.trusted(WHY).filter(pk=int(which), by=reader.person, state=state)
    return rows.select_related("institution").first() if mailing.is_newest else None
