"""How events stand for one viewer, in a few words each: one is coming, waits, could come, or cannot any more."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from django.db.models import Count, F, OuterRef, Q, Subquery, Sum
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kohort.access.viewer import Viewer

from .event import Event
from .seats.models import Seat
from .wording import deadline

FEW = 20  # places left that are worth telling
FIGURES = "figures of heads name nobody"
GOING, WAITING, OFFERED = Seat.State.GOING, Seat.State.WAITING, Seat.State.OFFERED


class State(NamedTuple):
    """What is told, "" where there is nothing to tell; `color` as `kit/tag.html` takes it."""

    text: str
    color: str = "neutral"


def states(events: Sequence[Event], viewer: Viewer) -> dict[int, State]:
    """By the event's id; two queries however many there are."""
    now, mine = timezone.now(), _mine(events, viewer)
    held = _held([event for event in events if event.capacity is not None])
    return {one.pk: _of_event(one) or _own(one, mine.get(one.pk)) or _room(one, held[one.pk], now) for one in events}


def _mine(events, viewer: Viewer) -> dict[int, Seat]:
    """The viewer's seats, each with `place`: how many wait before them, and they."""
    if not viewer.is_member:
        return {}
    before = Seat.objects.trusted(FIGURES).filter(event=OuterRef("event"), state=WAITING, turn__lte=OuterRef("turn"))
    place = Subquery(before.order_by().values("event").annotate(n=Count("pk")).values("n"))
    rows = Seat.objects.trusted("one's own").filter(event__in=list(events), person_id=viewer.person_id)
    return {seat.event_id: seat for seat in rows.annotate(place=place)}


def _held(events) -> dict[int, dict[str, int]]:
    """{event: {state: heads}} of those who hold a place or wait."""
    found: dict[int, dict[str, int]] = defaultdict(dict)
    rows = Seat.objects.trusted(FIGURES).filter(event__in=events, state__in=Seat.LIVE)
    for event, state, heads in rows.values_list("event", "state").annotate(sum=Sum(F("guests") + 1)):
        found[event][state] = heads
    return found


def _of_event(event: Event) -> State | None:
    if event.cancelled:
        return State(_("Cancelled"), "danger")
    if event.published:
        return None
    return State(_("Waits for the hosts"), "warning") if event.proposed else State(_("Draft"), "warning")


def _own(event: Event, seat: Seat | None) -> State | None:
    if seat is None or not seat.is_live:
        return None
    if event.is_over:
        return State(_("You were signed up")) if seat.state == GOING else State("")
    if seat.state == GOING:
        return State(_("You are coming"), "success")
    if seat.state == OFFERED and seat.offered_until:
        return State(
            _("A place is kept for you until %(when)s") % {"when": deadline(event, seat.offered_until)}, "warning"
        )
    return State(_("On the waiting list, number %(n)d") % {"n": seat.place}, "info")  # type: ignore[attr-defined]


def _room(event: Event, held: dict[str, int], now: datetime) -> State:
    if event.has_begun or (event.closes and event.closes <= now):
        return State("" if event.is_over else _("Sign-up has closed"))
    if event.opens and event.opens > now:
        return State(_("Sign-up opens %(when)s") % {"when": deadline(event, event.opens)})
    if event.capacity is None:
        return State("")
    free = event.capacity - sum(held.get(state, 0) for state in Seat.HOLDS)
    if free <= 0 or held.get(WAITING):
        return State(_("Full: waiting list"), "warning")
    return State(ngettext("%(n)d place left", "%(n)d places left", free) % {"n": free}) if free <= FEW else State("")


def is_going(event: Event, viewer: Viewer) -> bool:
    """Whether the viewer has a seat for certain: they are shown how to take part online."""
    own = Q(person_id=viewer.person_id, person_id__isnull=False)
    return Seat.objects.trusted("one's own").filter(own, event=event, state=GOING).exists()
