"""What a member who stands on a programme says to it, on the page of the event: that is right, or take me off."""

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kohort.access.gate import myself, on
from kohort.events.event import Event
from kohort.events.running import runs
from kohort.kit.addresses import address

from .models import Speaker
from .publishing import to
from .rows import row_of
from .running_order import running_order


@myself
@on(Event)
@require_POST
def speak(request, event, row):
    """`do`: agree or off. Nobody answers for another."""
    speaker, do = row_of(Speaker, event, row, request.viewer, path="item__event"), request.POST.get("do")
    if speaker.person_id != request.viewer.person_id or do not in ("agree", "off"):
        raise Http404
    if do == "agree":
        speaker.agree()
        messages.success(request, _("Thank you. Your name on the programme leads to your page now."))
        return to(request, event, "events:event")
    speaker.delete()
    messages.success(request, _("You are off the programme."))
    still_seen = Event.objects.visible_to(request.viewer).filter(pk=event.pk).exists()
    return (
        to(request, event, "events:event")
        if still_seen
        else HttpResponseRedirect(address("events:events", request.institution.slug))
    )


def panel(request, event) -> str | None:
    """Named in settings.EVENT_PANELS: the programme, and above it the question to who stands on it."""
    days = running_order(event, request.viewer, request.institution.slug, runs=runs(request, event))
    if not days:
        return None
    slots = [slot for day in days for slot in day.slots]
    own = request.viewer.person_id or 0
    asked = [(slot, said.speaker) for slot in slots for said in slot.speakers if said.speaker.person_id == own]
    context = {"event": event, "days": days, "asked": asked}
    return render_to_string("events/planning/programme_panel.html", context, request)
