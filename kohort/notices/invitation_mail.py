"""The mail that asks somebody to come to an event, because the hosts would like to have them there or it is near."""

from django.core.mail import EmailMultiAlternatives
from django.utils import translation
from django.utils.translation import gettext as _

from kohort.events.hosts import hosts_of
from kohort.events.joining import links
from kohort.events.models import Event, Meant, Near, Round, Seat
from kohort.kit.markdown import plain

from .events_letter import attach, written
from .headers import mark, stop_address
from .models import Mailing, Rhythm
from .readers import Reader, address
from .stopping import EVENTS

LENGTH = 600  # characters of what it is
WHY = "whoever was asked to come is told of it"


def of(mailing: Mailing) -> EmailMultiAlternatives | None:
    """None where they have answered, want no such mails, may not see the event any more, or it is too late."""
    reader = Reader.of(mailing.person_id) if mailing.person_id else None
    if reader is None or not reader.wish.events or reader.wish.rhythm == Rhythm.NEEDED:
        return None
    meant = _waiting(int(mailing.occasion.split(":")[1]), reader)
    if meant is None:
        return None
    event = Event.objects.visible_to(reader.viewer).filter(pk=meant.event_id).first()
    if event is None or not event.is_on or event.has_begun:
        return None
    with translation.override(reader.language):
        return _letter(mailing, reader, event, meant)


def _waiting(event_id: int, reader: Reader) -> Meant | None:
    """They were asked, by nobody they do not meet, and have not answered."""
    rows = Meant.objects.trusted(WHY).filter(event=event_id, person=reader.person, declined__isnull=True)
    seats = Seat.objects.trusted(WHY).filter(event=event_id, person=reader.person)
    meant = rows.filter(told__isnull=False).select_related("round").first()
    apart = meant and meant.round and meant.round.by_id in reader.viewer.apart
    return None if apart or seats.exists() else meant


def _letter(mailing, reader: Reader, event: Event, meant: Meant) -> EmailMultiAlternatives:
    house, stop = reader.person.institution, stop_address(reader.person, EVENTS)
    hosts = ", ".join(host.name for host in hosts_of([event], reader.viewer, reader.slug)[event.pk])
    message = written(
        event,
        house,
        reader.person.account.email,  # type: ignore[union-attr]  # Reader.of has looked
        reader.language,
        subject=_("Would you like to come? %(event)s") % {"event": event.title},
        sentence=_("%(hosts)s would like to have you there.") % {"hosts": hosts},
        about=plain(event.about, LENGTH),
        action=_("Answer with one button"),
        link=links.asked_address(meant),
        because=_because(meant),
        nearby="" if meant.round else address(house, "inviting:nearby"),
        stop=stop,
    )
    attach(message, event, "PUBLISH", None, house)
    return mark(message, mailing, stop=stop, about=f"event {event.key}")


def _because(meant: Meant) -> str:
    if meant.round is None:
        near = Near.objects.trusted(WHY).filter(person=meant.person_id).first()
        km = near.km if near else 0
        return _("You get this mail because it is within %(km)d km of where you live, as you wished.") % {"km": km}
    if meant.round.whom == Round.Whom.GROUPS:
        return _("You get this mail because you are in a group that hosts it.")
    return _("You get this mail because the hosts think of you.")
