"""The files a calendar or a feed reader fetches: of one event, and of what an institution does for everybody."""

from functools import wraps

from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from kohort.access.gate import on, public
from kohort.events.event import Event
from kohort.kit.addresses import address

from . import ics
from .answering import ICS, answer
from .choosing import public_of, seats_of
from .feeds import MIME, feed


@on(Event)
@require_safe
def event(request, event):
    """For whoever sees the event; who comes finds the way in as well."""
    seat = seats_of(request.viewer).get(event.pk)
    body = ics.one(event, attendee=seat, slug=request.institution.slug)
    return answer(request, body, ICS, [event], name="event.ics")


def in_the_words_of_the_house(view):
    """Programs have no language of their own: they would fetch one file in the words of whoever asked last."""

    @wraps(view)
    def spoken(request, *args, **kwargs):
        with override(request.institution.language):
            return view(request, *args, **kwargs)

    return spoken


@public
@require_safe
@in_the_words_of_the_house
def calendar(request):
    """What the institution does for everybody, to subscribe to."""
    house, events = request.institution, list(public_of(request.institution.pk))
    body = ics.calendar(events, _("Events at %(house)s") % {"house": house.name}, slug=house.slug)
    return answer(request, body, ICS, events)


@public
@require_safe
@in_the_words_of_the_house
def newest(request, kind):
    """The same for a feed reader."""
    house, events = request.institution, list(public_of(request.institution.pk))
    body = feed(
        kind,
        events,
        title=_("Events at %(house)s") % {"house": house.name},
        by=house.name,
        link=address("events:events", house.slug),
        own=request.path,
        slug=house.slug,
    )
    return answer(request, body, MIME[kind], events)
