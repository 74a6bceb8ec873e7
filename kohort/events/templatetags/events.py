"""How pages tell of events: `{% when event %}`, and the head above every page of one."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from kohort.access.viewer import Viewer
from kohort.conversations.cards import host_of
from kohort.events import wording
from kohort.events.cards import covers_of
from kohort.events.coming import coming
from kohort.events.event import Event
from kohort.events.tabs import tabs
from kohort.kit.addresses import address
from kohort.kit.markdown import rendered

register = template.Library()


@register.simple_tag(takes_context=True)
def when(context, event: Event) -> SafeString:
    """When it is, in the reader's language, for people and machines."""
    return _time(event, wording.when(event, context["institution"]))


@register.simple_tag(takes_context=True)
def hours(context, event: Event) -> SafeString:
    """The same beside a day that is told already."""
    return _time(event, wording.hours(event, context["institution"]))


def _time(event: Event, said: str) -> SafeString:
    machine = event.local(event.starts).isoformat(timespec="minutes")
    return format_html('<time datetime="{}">{}</time>', machine, capfirst(said))


@register.filter
def where(event: Event) -> str:
    return wording.where(event)


@register.filter
def duration(event: Event) -> str:
    return wording.duration(event)


@register.filter
def doors(event: Event) -> str:
    """The time the doors open, by the event's clock."""
    return wording.clock(event.local(event.doors)) if event.doors else ""


@register.filter
def host(link: str) -> str:
    """Where a link leads: "vipps.no"."""
    return host_of(link)


@register.filter
def markdown(text: str) -> SafeString:
    return rendered(text)


@register.inclusion_tag("events/head.html", takes_context=True)
def event_head(context):
    """Draws the `event` of the page; a view that knows whether the viewer `runs` it says so."""
    request, event = context["request"], context["event"]
    runs = context["runs"] if "runs" in context else event.is_run_by(request.viewer)
    return {
        "event": event,
        "starts": event.local(event.starts),
        "cover": covers_of([event], request.institution.slug, "large").get(event.pk, ""),
        "is_whole": context.get(
            "is_whole", request.path == address("events:event", request.institution.slug, key=event.key)
        ),
        "tabs": tabs(event, request.institution, request.path) if runs else [],
        "institution": request.institution,
        "request": request,
        "viewer": request.viewer,
    }


@register.simple_tag
def has_events(viewer: Viewer) -> bool:
    """Whether the list of events is worth a way there: always for members; for others, one query says."""
    return viewer.is_member or viewer.is_office or coming(viewer).filter(cancelled__isnull=True).exists()
