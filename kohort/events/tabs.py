"""The head of every page of an event, and the tabs of those who plan it."""

from django.conf import settings

from kohort.institutions.models import Institution
from kohort.kit.addresses import address
from kohort.kit.tabs import Tab

from .event import Event


def tabs(event: Event, institution: Institution, path: str) -> list[Tab]:
    """settings.EVENT_TABS, for who runs the event. The longest address that the path begins with is where one is."""
    shown = [tab for tab in settings.EVENT_TABS if all(getattr(event, str(when)) for when in tab[2:])]
    ways = [(address(name, institution.slug, key=event.key), str(label)) for name, label, *_when in shown]
    here = max((href for href, _label in ways if path.startswith(href)), key=len, default="")
    return [Tab(href, label, href == here) for href, label in ways]
