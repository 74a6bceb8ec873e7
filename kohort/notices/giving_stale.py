"""The mail that asks whether an offer nobody has used for long still stands."""

from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from kohort.activity.models import Happening
from kohort.giving.desk.stands import key_of
from kohort.giving.links import STANDS
from kohort.giving.models import Offer

from .models import Mailing
from .noting import mail, occasion
from .plain_letter import Words, plain_letter
from .readers import Reader
from .stopping import ASKS


@transaction.atomic
def stale(happening: Happening) -> None:
    """Whose offer it is."""
    if happening.about_id:
        mail([(happening.about_id, occasion(happening, happening.particulars["offer"]))])


def still_stands(mailing: Mailing, reader: Reader, which: str) -> EmailMultiAlternatives | None:
    """Unless they have ended it meanwhile."""
    rows = Offer.objects.visible_to(reader.viewer).filter(pk=int(which), person=reader.person, ended=None)
    offer = rows.first()
    if offer is None or not reader.wish.asks:
        return None
    words = Words(
        subject=_("Does your offer still stand?"),
        heading=_("Does your offer still stand?"),
        sentence=_("Nobody has asked you for this lately. That is our doing, not yours:"),
        quote=": ".join(filter(None, [capfirst(offer.get_kind_display()), offer.note])),
        more=(_("One button is enough, and no sign-in."),),
        buttons=((_("Yes, or not any more"), STANDS.address(reader.slug, key_of(offer, reader.person))),),
        because=_("You get this mail because of what you offered to help with. It comes once a year at most."),
    )
    return plain_letter(mailing, reader, words, stop=ASKS)
