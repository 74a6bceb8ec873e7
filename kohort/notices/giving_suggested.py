"""The mail about an offer nobody has asked for, to somebody of the staff who may have a use for it."""

from urllib.parse import urlencode

from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from kohort.activity.models import Happening
from kohort.giving.models import Offer
from kohort.groups.names import names

from .happened import about
from .models import Mailing
from .noting import mail, occasion
from .plain_letter import Words, plain_letter
from .readers import Reader, address
from .stopping import ANSWERS


@transaction.atomic
def suggested(happening: Happening) -> None:
    """The one the office thought of."""
    mail((one, occasion(happening, happening.particulars["offer"])) for one in about(happening))


def perhaps(mailing: Mailing, reader: Reader, which: str) -> EmailMultiAlternatives | None:
    """While it stands, as far as they may see it, and whose it is."""
    offer = Offer.objects.visible_to(reader.viewer).filter(pk=int(which), ended=None).first()
    whose = offer and names([offer.person_id], reader.viewer, reader.slug).get(offer.person_id)
    if offer is None or not (whose and whose.href and reader.wish.answers):
        return None
    house = reader.person.institution
    way = address(house, "asks:new") + "?" + urlencode({"kind": offer.kind, "person": whose.key})
    words = Words(
        subject=_("Perhaps for a course of yours?"),
        heading=_("Perhaps for a course of yours?"),
        sentence=_("%(who)s has offered to help, and the alumni office thought of you.") % {"who": whose.name},
        facts=((_("What"), str(capfirst(offer.get_kind_display()))),),
        quote=offer.note,
        more=(_("Nobody has asked for it lately. Say when and for whom; they answer with one tap."),),
        buttons=((_("Ask for it"), way), (_("See who it is"), address(house, "people:person", whose.key))),
        because=_("You get this mail because the alumni office thought of you. It comes once about each offer."),
    )
    return plain_letter(mailing, reader, words, stop=ANSWERS)
