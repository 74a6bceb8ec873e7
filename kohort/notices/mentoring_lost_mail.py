"""The mail to whoever was left behind in mentoring. It says neither who is gone nor why, and it cannot know: the pair
may not exist any more. A talk to come leaves the calendar."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.core.mail import EmailMultiAlternatives
from django.utils import timezone
from django.utils.translation import gettext as _

from kohort.activity.models import Happening
from kohort.giving.appointment import Appointment
from kohort.giving.mentoring.calendar import HALF_AN_HOUR
from kohort.giving.models import Part, Round, Scheme
from kohort.institutions.clock import zone_of

from .giving_calendar import enclose
from .models import Mailing
from .plain_letter import Words, plain_letter
from .readers import Reader, address


def of(mailing: Mailing, reader: Reader, which: str) -> EmailMultiAlternatives | None:
    """None to who has left too, or has somebody new by now."""
    rows = Part.objects.visible_to(reader.viewer).filter(pk=int(which), person=reader.person, left=None)
    part = rows.filter(alone__isnull=False).select_related("round__scheme__institution").first()
    if part is None or part.round.closed:
        return None
    return enclose(plain_letter(mailing, reader, _words(part, reader)), _talk(mailing, part.round, reader), "talk.ics")


def _words(part: Part, reader: Reader) -> Words:
    return Words(
        subject=_("About your mentoring: %(round)s") % {"round": part.round.title},
        heading=_heading(part),
        sentence=_("That happens, and nobody has to say why."),
        more=(_("Whoever runs the programme knows of it.") + " " + _("They can help you to find somebody else."),),
        buttons=((_("See the round"), _page(part.round, reader)),),
        because=_("You get this mail because you take part in %(round)s.") % {"round": part.round.title},
    )


def _heading(part: Part) -> str:
    if part.round.scheme.form == Scheme.Form.FLASH:
        return _("One of your talks falls away")
    if part.role == Part.Role.MENTEE:
        return _("Your mentor is no longer there")
    return _("Somebody you mentored is no longer there")


def _talk(mailing: Mailing, one: Round, reader: Reader) -> Appointment | None:
    """What the happening says of it."""
    pk = int(mailing.occasion.rpartition(":")[2])
    told = Happening.objects.visible_to(reader.viewer).filter(pk=pk).values_list("particulars", flat=True).first()
    if not told or "talk" not in told:
        return None
    house = one.scheme.institution
    return Appointment(
        key=told["talk"],
        sequence=told["sequence"],
        stamp=timezone.now(),
        starts=datetime.fromisoformat(told["starts"]).astimezone(ZoneInfo(zone_of(house))),
        zone=zone_of(house),
        minutes=HALF_AN_HOUR,
        title=one.title,
        words=(one.title,),
        page=_page(one, reader),
        house=house,
        off=True,
    )


def _page(one: Round, reader: Reader) -> str:
    return address(reader.person.institution, "mentoring:round", one.key)
