"""After an event, for those who planned it: thanks, what was shown there, what was said, and what was learnt."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kohort.access.gate import on
from kohort.events.door.rows import door_of
from kohort.events.event import Event
from kohort.events.planning.publishing import to
from kohort.events.planning.rows import once, row_of

from .came import came, is_counted
from .concluding import conclude, may_conclude
from .consent import unwilling
from .counting import absent, figures
from .forms import LessonsForm, MaterialForm, ThanksForm
from .heard import heard
from .models import Material, Shot

FORMS: dict[str, type[ThanksForm] | type[MaterialForm]] = {
    "thanks": ThanksForm,
    "close": ThanksForm,
    "lessons": LessonsForm,
    "material": MaterialForm,
}


@on(Event, "organise")
@require_http_methods(["GET", "HEAD", "POST"])
def after(request, event):
    """POST `do`: thanks, close, lessons, material; or drop, with the key of a `material`."""
    do = request.POST.get("do", "")
    if request.method != "POST":
        return _page(request, event)
    if do == "drop":
        row_of(Material, event, request.POST.get("material", ""), request.viewer).delete()
        return to(request, event, "after:after")
    if do not in FORMS:
        raise Http404
    form = FORMS[do].about(event, request.POST)
    if not form.is_valid():
        return _page(request, event, form)
    KEEP[do](request, event, form)
    return to(request, event, "after:after")


def _keep(request, event, form):
    form.instance.save(update_fields=form.fields)
    messages.success(request, _("Saved."))


def _close(request, event, form):
    if not may_conclude(event):
        raise Http404
    form.instance.save(update_fields=form.fields)
    if conclude(event, request.viewer):
        messages.success(request, _("Thank you, too. Everybody who came gets one mail now."))


def _add(request, event, form):
    once(form.instance, event, "event", "link")


KEEP = {"thanks": _keep, "close": _close, "lessons": _keep, "material": _add}


def _page(request, event, sent=None):
    door = door_of(event, request.viewer)
    forms = {form.name: form.about(event) for form in (ThanksForm, LessonsForm, MaterialForm)}
    forms |= {sent.name: sent} if sent else {}
    counted = is_counted(event)
    shots = Shot.objects.visible_to(request.viewer).filter(event=event)
    context = {
        "event": event,
        "runs": True,
        "counted": counted,
        "figures": figures(event, door),
        "absent": absent(door) if counted else [],
        "may_conclude": may_conclude(event),
        "thanked": came(event).count(),
        "unwilling": unwilling(event),
        "heard": heard(event, request.viewer),
        "materials": Material.objects.visible_to(request.viewer).filter(event=event).order_by("pk"),
        "shots": shots.count(),
        "doubted": shots.filter(doubted__isnull=False).defer("large", "small"),
        **forms,
    }
    return render(request, "events/after/after.html", context)
