"""What is counted of the events of a house: who came, spoke, helped and planned."""

from datetime import datetime

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import pgettext_lazy

from kohort.activity.engagement import Figure, Mode
from kohort.institutions.models import Institution

from .door.models import CheckIn
from .event import Event
from .hosting import Organiser
from .planning.models import Speaker, Taker
from .seats.models import Seat

WHY = "figures name nobody"


def figures(institution: Institution, since: datetime, until: datetime) -> list[Figure]:
    """Named in FIGURES. Of events that began in between, were held and are over; `until` is not in it."""
    rows = Event.objects.trusted(WHY).filter(institution=institution, starts__gte=since, starts__lt=until)
    held = rows.filter(published__isnull=False, cancelled=None, ends__lte=timezone.now())
    spoke = Speaker.objects.trusted(WHY).filter(item__event__in=held, agreed__isnull=False, person__isnull=False)
    helped = Taker.objects.trusted(WHY).filter(task__event__in=held)
    planned = Organiser.objects.trusted(WHY).filter(event__in=held)
    met = pgettext_lazy("figure", "came to events")
    return [
        Figure(Mode.EXPERIENTIAL, "events.came", met, _came(held), page="events:events"),
        Figure(Mode.VOLUNTEER, "events.spoke", pgettext_lazy("figure", "spoke at events"), spoke),
        Figure(Mode.VOLUNTEER, "events.helped", pgettext_lazy("figure", "helped at events"), helped),
        Figure(Mode.VOLUNTEER, "events.planned", pgettext_lazy("figure", "planned events"), planned),
    ]


def _came(held):
    """Seats of members who were there; where nobody stood at the door, of those who meant to come (after.came)."""
    met = CheckIn.objects.trusted(WHY).filter(event__in=held)
    meant = Q(state=Seat.State.GOING) & ~Q(event__in=met.values("event_id"))
    there = Q(pk__in=met.filter(place=0).values("seat_id")) | meant
    return Seat.objects.trusted(WHY).filter(there, event__in=held, person__isnull=False)
