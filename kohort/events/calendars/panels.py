"""The ways to calendars, on the pages they belong to; and what search engines read of a public event."""

from django.template.loader import render_to_string

from kohort.events.event import Event

from .schema_org import told


def on_event(request, event) -> str | None:
    """The file of an event that is still to come."""
    if not event.is_on:
        return None
    return render_to_string("events/calendars/on_event.html", {"event": event}, request)


def schema(request, event) -> str | None:
    """Of what everybody may read, and of nothing else."""
    if event.audience != Event.Audience.PUBLIC or event.published is None:
        return None
    return render_to_string("events/calendars/schema.html", {"told": told(event, request.institution.slug)})


def on_profile(request, person) -> str:
    """The way to one's own calendar."""
    return render_to_string("events/calendars/on_profile.html", {}, request)
