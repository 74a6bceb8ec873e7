"""Events as iCalendar (RFC 5545, 5546, 7986): what a calendar program shows, and hears of a change or the end of it."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import UTC, timedelta
from email.utils import parseaddr
from urllib.parse import urlsplit

import icalendar
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from kohort.events.event import Event
from kohort.events.seats.models import Seat
from kohort.events.wording import clock
from kohort.kit.addresses import address
from kohort.kit.markdown import plain
from kohort.kit.zones import rules

PRODUCT = "-//Kohort//Events//EN"
ASK_AGAIN = {
    "refresh-interval": icalendar.vDuration(timedelta(hours=6), params={"value": "DURATION"}),
    "x-published-ttl": icalendar.vText("PT6H"),  # what Outlook reads
}
YEARS_AHEAD = 5  # for which the rules of a time zone are told


def one(event: Event, *, method: str = "PUBLISH", attendee: Seat | None = None, slug: str = "") -> bytes:
    """One event as a file, in the page's language. A cancelled one ends itself; "CANCEL" ends that of who gave up.

    `attendee` is the seat of whom it is for: the link to take part online is told to who comes, and to nobody else.
    `slug` is the institution under whose address the event is read; by default its home.
    """
    method = "CANCEL" if event.cancelled else method
    made = _entry(event, attendee, slug)
    if method == "CANCEL":
        made.status = icalendar.STATUS.CANCELLED
    return _file([made], method)


def calendar(events: Iterable[Event], name: str, *, slug: str = "", seats: Mapping[int, Seat] | None = None) -> bytes:
    """Events as a calendar to subscribe to, with the reader's seats by the id of the event."""
    taken = seats or {}
    entries = [_entry(event, taken.get(event.pk), slug) for event in events]
    called = icalendar.vText(name)
    return _file(entries, "PUBLISH", **{"name": called, "x-wr-calname": called}, **ASK_AGAIN)


def uid(event: Event) -> str:
    """The same for ever, and in the calendars of all houses."""
    return f"{event.key}@{urlsplit(settings.KOHORT_URL).hostname}"


def page(event: Event, slug: str = "") -> str:
    """The absolute address of the event's page."""
    return settings.KOHORT_URL + address("events:event", slug or event.institution.slug, key=event.key)


def _file(entries: Collection[icalendar.Event], method: str, **more) -> bytes:
    made = icalendar.Calendar()
    for name, value in {"prodid": PRODUCT, "version": "2.0", "calscale": "GREGORIAN", "method": method, **more}.items():
        made.add(name, value)
    for entry in entries:
        made.add_component(entry)
    zones = made.get_missing_tzids() if entries else {settings.TIME_ZONE}  # RFC 5545, 3.6: never without a component
    for zone in sorted(zones):
        made.subcomponents.insert(0, rules(zone, *_years(entries)))
    return made.to_ical()


def _years(entries) -> tuple[int, int]:
    years = [entry.start.year for entry in entries] or [timezone.localdate().year]
    return min(years) - 1, max(years) + YEARS_AHEAD


def _entry(event: Event, seat: Seat | None, slug: str) -> icalendar.Event:
    comes = seat is not None and seat.state == Seat.State.GOING
    touched = max(event.changed, seat.changed) if seat else event.changed
    made = icalendar.Event()
    made.add("uid", uid(event))
    made.add("sequence", event.sequence)
    made.add("dtstamp", touched.astimezone(UTC))
    made.add("last-modified", event.changed.astimezone(UTC))
    made.add("dtstart", event.local(event.starts))
    made.add("dtend", event.local(event.ends))
    made.add("status", _status(event, seat))
    made.add("transp", "OPAQUE" if comes else "TRANSPARENT")
    made.add("summary", _title(event), parameters={"language": event.language})
    made.add("description", "\n\n".join(_words(event, comes, slug)))
    made.add("url", page(event, slug))
    made.add("organizer", _organizer(event))
    _add_place(made, event)
    if comes and event.online_link:
        made.add("conference", event.online_link, parameters={"value": "URI", "feature": "VIDEO"})
    if event.topics:
        made.add("categories", event.topics)
    return made


def _status(event: Event, seat: Seat | None) -> str:
    if event.cancelled:
        return "CANCELLED"
    return "CONFIRMED" if seat is None or seat.state == Seat.State.GOING else "TENTATIVE"


def _title(event: Event) -> str:
    """Not every calendar shows the status."""
    return _("Cancelled: %(title)s") % {"title": event.title} if event.cancelled else event.title


def _words(event: Event, comes: bool, slug: str) -> Iterator[str]:
    """Paragraphs: why it is cancelled, what it is, when the doors open, what it costs, and where to read on."""
    if event.cancelled_why:
        yield event.cancelled_why
    if event.about:
        yield "\n".join(plain(line, 5000) for line in event.about.splitlines()).strip()
    if event.doors:
        yield _("Doors open at %(time)s.") % {"time": clock(event.local(event.doors))}
    if event.price:
        yield _("Price: %(price)s") % {"price": event.price}
    if comes and event.online_link:
        yield _("Take part online: %(link)s") % {"link": event.online_link}
    yield page(event, slug)


def _organizer(event: Event) -> icalendar.vCalAddress:
    made = icalendar.vCalAddress(f"mailto:{parseaddr(settings.DEFAULT_FROM_EMAIL)[1]}")
    made.params["cn"] = event.institution.name
    return made


def _add_place(made: icalendar.Event, event: Event) -> None:
    where = ", ".join(filter(None, (event.place, event.street, event.town)))
    if where or event.is_online:
        made.add("location", where or _("Online"))
    if event.lat is not None and event.lon is not None:
        made.add("geo", (event.lat, event.lon))
