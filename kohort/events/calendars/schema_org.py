"""A public event in the words of schema.org (https://schema.org/Event), as search engines read them."""

import json
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

from kohort.events.cards import covers_of
from kohort.events.event import Event
from kohort.kit.addresses import address
from kohort.kit.bugs import bug
from kohort.kit.markdown import plain

from .ics import page

TERMS = "https://schema.org/"
HARMLESS = {ord(mark): f"\\u{ord(mark):04x}" for mark in "<>&\u2028\u2029"}


def told(event: Event, slug: str) -> SafeString:
    """JSON-LD that no word of an event can end."""
    return mark_safe(json.dumps(described(event, slug), ensure_ascii=False).translate(HARMLESS))


def described(event: Event, slug: str) -> dict[str, Any]:
    """The event; the link to take part online is for who comes, and stays out. What is not known is left out."""
    said = {
        "@context": TERMS.rstrip("/"),
        "@type": "Event",
        "@id": page(event),
        "url": page(event, slug),
        "name": event.title,
        "description": plain(event.about, 1000),
        "startDate": event.local(event.starts).isoformat(timespec="seconds"),
        "endDate": event.local(event.ends).isoformat(timespec="seconds"),
        "doorTime": event.doors and event.local(event.doors).isoformat(timespec="seconds"),
        "eventStatus": TERMS + ("EventCancelled" if event.cancelled else "EventScheduled"),
        "eventAttendanceMode": TERMS + _mode(event),
        "location": _locations(event, slug),
        "organizer": {"@type": "CollegeOrUniversity", "name": event.institution.name, "url": _home(event)},
        "image": [settings.KOHORT_URL + path for path in covers_of([event], slug, "large").values()],
        "offers": _offer(event, slug),
        "inLanguage": event.language,
    }
    return {term: value for term, value in said.items() if value}


def _mode(event: Event) -> str:
    if not event.is_online:
        return "OfflineEventAttendanceMode"
    return "MixedEventAttendanceMode" if _has_place(event) else "OnlineEventAttendanceMode"


def _has_place(event: Event) -> bool:
    return bool(event.place or event.street or event.town)


def _locations(event: Event, slug: str) -> list[dict]:
    found = [_place(event)] if _has_place(event) else []
    link = event.online_link if bug("schema-link") else page(event, slug)
    return [*found, {"@type": "VirtualLocation", "url": link}] if event.is_online else found


def _place(event: Event) -> dict:
    parts = {"streetAddress": event.street, "addressLocality": event.town, "addressCountry": event.country}
    place = {
        "@type": "Place",
        "name": event.place or event.town or event.street,
        "address": {"@type": "PostalAddress"} | {term: value for term, value in parts.items() if value},
    }
    if event.lat is not None and event.lon is not None:
        place["geo"] = {"@type": "GeoCoordinates", "latitude": event.lat, "longitude": event.lon}
    return place


def _offer(event: Event, slug: str) -> dict | None:
    """The price is the hosts' words, not a figure."""
    return {"@type": "Offer", "description": event.price, "url": page(event, slug)} if event.price else None


def _home(event: Event) -> str:
    return settings.KOHORT_URL + address("home:institution", event.institution.slug)
