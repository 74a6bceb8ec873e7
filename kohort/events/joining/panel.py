"""The panel on the page of an event: one tap and one comes; then how one's seat stands."""

from django.template.loader import render_to_string

from kohort.access.viewer import Viewer
from kohort.events.event import Event
from kohort.events.seats.models import Seat

from .declining import asked_to
from .forms import SeatForm
from .standing import seat_of, standing

WHY = "what one said last time, so that one need not say it again"


def panel(request, event: Event) -> str | None:
    """Named in settings.EVENT_PANELS. Nobody joins a draft; what is cancelled says so itself."""
    return drawn(request, event) if event.published and not event.cancelled else None


def drawn(request, event: Event, form: SeatForm | None = None) -> str:
    """The same with a form that has to be looked at again."""
    stands = standing(event, seat_of(event, request.viewer.person_id))
    may_join = request.viewer.is_member and not (stands.is_live or stands.why_not)
    form = form or (new_form(event, request.viewer) if may_join else None)
    context = {"stands": stands, "event": event, "form": form, "asked": form and asked_to(event, request.viewer)}
    return render_to_string("events/joining/panel.html", context, request)


def new_form(event: Event, viewer: Viewer, data=None) -> SeatForm:
    """Shown as they wanted to be last time; the first time, not shown."""
    return SeatForm(data, event, initial={"shown": _was_shown(viewer), "guests": 0})


def _was_shown(viewer: Viewer) -> bool:
    rows = Seat.objects.trusted(WHY).filter(person_id=viewer.person_id, person_id__isnull=False)
    return bool(rows.order_by("-at", "-pk").values_list("shown", flat=True).first())
