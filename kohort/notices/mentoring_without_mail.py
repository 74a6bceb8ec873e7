"""The mail to whoever took part in a round of mentoring and is in no pair: nobody waits for a word in vain."""

from django.core.mail import EmailMultiAlternatives
from django.utils.translation import gettext as _

from kohort.giving.mentoring.joining import live_pairs
from kohort.giving.models import Part

from .models import Mailing
from .plain_letter import Words, plain_letter
from .readers import Reader, address


def of(mailing: Mailing, reader: Reader, which: str) -> EmailMultiAlternatives | None:
    """None to who has left, or has somebody by now."""
    rows = Part.objects.visible_to(reader.viewer).filter(pk=int(which), person=reader.person, left=None)
    part = rows.select_related("round__scheme").first()
    return None if part is None or live_pairs(part).exists() else plain_letter(mailing, reader, _words(part, reader))


def _words(part: Part, reader: Reader) -> Words:
    one = part.round
    later = _("Should somebody be free later, you hear of it.")
    return Words(
        subject=_("About your mentoring: %(round)s") % {"round": one.title},
        heading=_("Nobody was found for you this time"),
        sentence=_("There were too few of the others, or none who fitted. It says nothing about you."),
        more=() if one.closed else (later,),
        buttons=((_("See the round"), address(reader.person.institution, "mentoring:round", one.key)),),
        because=_("You get this mail because you take part in %(round)s.") % {"round": one.title},
    )
