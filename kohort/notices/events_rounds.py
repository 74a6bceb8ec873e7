"""Who comes is reminded two days before, once a day for everybody; who signed up a moment ago is not."""

from datetime import timedelta

from django.utils import timezone

from kohort.events.models import Event, Seat

from .events_told import mail_seats, portions

WHY = "whoever comes is reminded"
AHEAD = timedelta(days=2)
FRESH = timedelta(days=1)


def remind() -> None:
    """Again on the same day, it changes nothing; an event moved to another day is another occasion."""
    now = timezone.now()
    soon = Event.objects.trusted(WHY).filter(starts__gt=now, starts__lt=now + AHEAD + timedelta(days=1))
    for event in soon.filter(published__isnull=False, cancelled__isnull=True):
        if event.local(event.starts).date() <= event.local(now + AHEAD).date():
            seats = Seat.objects.trusted(WHY).filter(event=event, state=Seat.State.GOING, at__lte=now - FRESH)
            for some in portions(seats):
                mail_seats(some, occasion_of(event))


def occasion_of(event: Event) -> str:
    return f"reminder:{event.pk}:{event.local(event.starts):%Y%m%d}"
