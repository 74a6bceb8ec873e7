"""The mail that thanks those who came to an event: once, when its hosts close it."""

from django.core.mail import EmailMultiAlternatives
from django.utils import translation
from django.utils.translation import gettext as _

from kohort.accounts.letter import letter
from kohort.activity.models import Happening
from kohort.events.after.came import came, is_counted
from kohort.events.after.links import feedback_address
from kohort.events.models import Event, Material, Seat, Shot
from kohort.kit.bugs import bug

from .events_to import Addressee
from .events_told import mail_seats, portions
from .headers import mark
from .models import Mailing
from .readers import address

WHY = "who came is thanked"


def concluded(happening: Happening) -> None:
    """Everybody who came, and nobody else; told twice, it changes nothing the second time."""
    event = Event.objects.trusted(WHY).get(pk=happening.particulars["event"])
    everybody = Seat.objects.trusted(WHY).filter(event=event)
    for some in portions(everybody if bug("thanked-absent") else came(event)):
        mail_seats(some, f"thanks:{event.pk}")


def of(mailing: Mailing) -> EmailMultiAlternatives | None:
    """None where there is nobody to write to any more."""
    rows = Seat.objects.trusted(WHY).select_related("event__institution", "person__institution")
    seat = rows.get(pk=mailing.seat_id)
    to = Addressee.of(seat)
    if to is None:
        return None
    with translation.override(to.language):
        return mark(_written(seat, to), mailing, about=f"event {seat.event.key}")


def _written(seat: Seat, to: Addressee) -> EmailMultiAlternatives:
    event = seat.event
    return letter(
        "notices/mail/thanks",
        to=to.email,
        language=to.language,
        institution=to.institution,
        subject=_("Thank you for coming: %(event)s") % {"event": event.title},
        event=event,
        materials=Material.objects.trusted(WHY).filter(event=event).order_by("pk"),
        pictures=_pictures(seat, to),
        link=feedback_address(seat),
        because=_because(event) % {"event": event.title},
    )


def _because(event: Event) -> str:
    """Where nobody stood at the door, nobody knows more than who signed up."""
    if is_counted(event):
        return _("You get this mail once, because you came to %(event)s.")
    return _("You get this mail once, because you signed up for %(event)s.")


def _pictures(seat: Seat, to: Addressee) -> str:
    """Where they are, for members: others do not see them."""
    there = Shot.objects.trusted(WHY).filter(event=seat.event, doubted__isnull=True)
    if seat.person is None or seat.person.account_id is None or not there.exists():
        return ""
    return address(to.institution, "after:pictures", seat.event.key)
