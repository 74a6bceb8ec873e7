"""The mails to who is asked for something: the ask in full at once, and shorter when half the time is over."""

from django.core.mail import EmailMultiAlternatives
from django.utils import timezone
from django.utils.translation import gettext as _

from kohort.giving.asks.by import by_whom
from kohort.giving.asks.facts import facts, when, where
from kohort.giving.asks.wording import deadline
from kohort.giving.links import ASKED
from kohort.giving.models import Asked
from kohort.kit.bugs import bug

from .giving_words import could_you, from_where, who_asks
from .models import Mailing
from .plain_letter import Words, plain_letter
from .readers import Reader
from .stopping import ASKS

WHY = "who is asked is written to"
State = Asked.State


def row_of(which: str) -> Asked | None:
    """With its ask and its person, where they have heard of it."""
    rows = Asked.objects.trusted(WHY).filter(pk=int(which), told__isnull=False)
    return rows.select_related("ask__institution", "ask__unit", "person").first()


def sent(mailing: Mailing, reader: Reader, which: str) -> EmailMultiAlternatives | None:
    """To who has not answered yet, and may."""
    row = _waiting(reader, which)
    if row is None:
        return None
    by = by_whom(row, agreed=False)
    words = Words(
        subject=could_you(row.ask),
        heading=row.ask.title,
        sentence=who_asks(row.ask, by),
        facts=(*from_where(row.ask, by), *facts(row.ask, agreed=False)),
        more=(_until(row), _("Yes, not this time, or rather another time: one button is enough, and no sign-in.")),
        buttons=((_("Answer"), ASKED.address(reader.slug, row.key)),),
        because=_because(row),
    )
    return plain_letter(mailing, reader, words, stop=ASKS, about=f"ask {row.ask.key}")


def reminded(mailing: Mailing, reader: Reader, which: str) -> EmailMultiAlternatives | None:
    """The same in short."""
    row = _waiting(reader, which)
    if row is None:
        return None
    words = Words(
        subject=could_you(row.ask),
        heading=row.ask.title,
        sentence=who_asks(row.ask, by_whom(row, agreed=False)),
        facts=tuple(one for one in ((_("When"), when(row.ask)), (_("Where"), where(row.ask))) if one[1]),
        more=(_until(row),),
        buttons=((_("Answer"), ASKED.address(reader.slug, row.key)),),
        because=_("You get this mail once more, because nobody has heard from you yet. It is the last one about this."),
    )
    return plain_letter(mailing, reader, words, stop=ASKS, about=f"ask {row.ask.key}")


def _waiting(reader: Reader, which: str) -> Asked | None:
    """Theirs to answer still, and they are to be met: neither hidden nor apart from whoever asks."""
    row = row_of(which)
    if row is None or not reader.wish.asks or reader.person.hidden_since or row.ask.by_id is None:
        return None
    open_to = (State.ASKED, State.YES, State.NO) if bug("asked-late") else (State.ASKED,)
    late = row.reply_by is None or row.reply_by <= timezone.now()
    return None if row.state not in open_to or late or row.ask.by_id in reader.viewer.apart else row


def _until(row: Asked) -> str:
    reply_by = deadline(row.reply_by, row.ask)  # type: ignore[arg-type]  # _waiting has looked
    return _("Please answer by %(reply_by)s. After that somebody else is asked.") % {"reply_by": reply_by}


def _because(row: Asked) -> str:
    said = _("You get this mail because %(house)s hopes for your help. Nobody here asks you oftener than you said.")
    return said % {"house": row.ask.institution.name}
