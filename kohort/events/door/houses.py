"""An event of two houses has one address on its codes: whoever plans it in the other house is led to the page there."""

from functools import wraps

from django.http import Http404, HttpResponseRedirect

from kohort.accounts import second_factor
from kohort.events.event import Event
from kohort.events.hosting import Host, Organiser
from kohort.institutions.models import Institution
from kohort.kit.addresses import address
from kohort.people.viewing import viewer_for

WHY = "whoever plans an event is led to where they may"


def or_next_door(view):
    """Instead of a 404 for somebody who plans the event elsewhere; for all others nothing is different."""

    @wraps(view)
    def led(request, **kwargs):
        try:
            return view(request, **kwargs)
        except Http404:
            if (house := _own_house(request, kwargs["key"])) is None:
                raise
            return HttpResponseRedirect(address("door:seat", house.slug, **kwargs))

    return led


def _own_house(request, key: str) -> Institution | None:
    """Another host of the event, in which the same account plans it."""
    hosts = Host.objects.trusted(WHY).filter(event__key=key, agreed__isnull=False).values("institution_id")
    others = Institution.objects.filter(pk__in=hosts).exclude(pk=request.institution.pk) if request.user.pk else ()
    return next((house for house in others if _plans(request, house, key)), None)


def _plans(request, house: Institution, key: str) -> bool:
    viewer = viewer_for(request.user.pk, house, proven=second_factor.is_proven(request.session))
    return Event.objects.trusted(WHY).filter(Organiser.runs(viewer), key=key).exists()
