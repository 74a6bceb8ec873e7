"""The mail that asks somebody to be a mentor in a round, as they offered. To whom it goes: `mentoring_call`."""

from django.core.mail import EmailMultiAlternatives
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kohort.giving.catalogue import Kind
from kohort.giving.mentoring.rounds import State, state
from kohort.giving.models import Offer, Part, Round
from kohort.kit.markdown import plain

from .models import Mailing
from .plain_letter import Words, plain_letter
from .readers import Reader, address
from .stopping import ASKS

WHY = "whoever offered to be a mentor is asked when there is need of some"
LENGTH = 400  # characters of what the programme is for


def of(mailing: Mailing, reader: Reader, which: str) -> EmailMultiAlternatives | None:
    """The mail; none to who takes part by now, has hidden or does not offer it any more, or when it is too late."""
    one = Round.objects.visible_to(reader.viewer).filter(pk=int(which)).select_related("scheme").first()
    if one is None or state(one, timezone.localdate()) not in (State.PLANNED, State.OPEN) or not _still(one, reader):
        return None
    return plain_letter(mailing, reader, _words(one, reader), stop=ASKS)


def _still(one: Round, reader: Reader) -> bool:
    mine = {"person_id": reader.person.pk}
    offers = Offer.objects.trusted(WHY).filter(kind=Kind.MENTOR, ended=None, **mine).exists()
    takes_part = Part.objects.trusted(WHY).filter(round=one, left=None, **mine).exists()
    return offers and not takes_part and reader.wish.asks and not reader.person.hidden_since


def _words(one: Round, reader: Reader) -> Words:
    scheme = one.scheme
    days = _("%(first)s – %(last)s")
    return Words(
        subject=_("Mentors wanted: %(round)s") % {"round": one.title},
        heading=_("Would you be a mentor?"),
        sentence=_("You offered it, and now is the time: a round of %(scheme)s begins.") % {"scheme": scheme.name},
        facts=(
            (_("Sign-up"), days % {"first": date_format(one.opens), "last": date_format(one.closes)}),
            (_("It runs"), days % {"first": date_format(one.begins), "last": date_format(one.ends)}),
        ),
        more=(*filter(None, [plain(scheme.about, LENGTH)]), _("If it does not suit you this time, do nothing.")),
        buttons=((_("Have a look, and sign up"), address(reader.person.institution, "mentoring:round", one.key)),),
        because=_("You get this mail because you offered to be a mentor."),
    )
