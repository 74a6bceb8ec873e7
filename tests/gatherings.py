"""Events for tests: `gathering(institution)` is published, for all members, a week from now, three hours long."""

from datetime import timedelta

from django.utils import timezone

from kohort.events.models import Event, Host, Organiser


def gathering(institution, *, group=None, organiser=None, others=(), **fields) -> Event:
    """Hosted by `institution`, or by its `group`; `others` are institutions that have agreed to host it too."""
    now = timezone.now()
    starts = fields.pop("starts", now + timedelta(days=7))
    given = {
        "title": "Alumni evening",
        "language": "en",
        "ends": starts + timedelta(hours=3),
        "published": now,
        **fields,
    }
    event = Event.objects.create(institution=institution, starts=starts, **given)
    Host.objects.create(event=event, institution=institution, group=group, agreed=now)
    for house in others:
        Host.objects.create(event=event, institution=house, agreed=now)
    if organiser:
        Organiser.objects.create(event=event, person=organiser)
    return event
