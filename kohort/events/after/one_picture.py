"""One picture: its caption, and the ways to have it gone. Anybody who sees it may take it down."""

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kohort.access.gate import member, on
from kohort.events.event import Event
from kohort.events.planning.publishing import to
from kohort.events.planning.rows import row_of

from .models import Shot


class CaptionForm(forms.ModelForm):
    class Meta:
        model = Shot
        fields = ["caption"]


@on(Event)
@member
@require_http_methods(["GET", "HEAD", "POST"])
def shot(request, event, row):
    """POST `do`: save or remove, by whose it is or who plans it; show, by the latter. Removing is asked twice."""
    one, do = row_of(Shot, event, row, request.viewer), request.POST.get("do", "")
    if request.method == "POST" and not one.allows(request.viewer, NEEDS.get(do, "nothing")):
        raise Http404
    form = CaptionForm(request.POST if do == "save" else None, instance=one)
    if do == "show" or (do == "remove" and "sure" in request.POST) or form.is_valid():
        return DEEDS[do](request, event, one)
    context = {
        "event": event,
        "shot": one,
        "form": form,
        "sure": do == "remove",
        "changes": one.allows(request.viewer, "change"),
        "decides": one.allows(request.viewer, "decide"),
    }
    return render(request, "events/after/shot.html", context)


def _save(request, event, one):
    one.save(update_fields=["caption"])
    return to(request, event, "after:shot", row=one.key)


def _remove(request, event, one):
    one.delete()
    messages.success(request, _("The picture is gone for good."))
    return to(request, event, "after:pictures")


def _show(request, event, one):
    one.show_again()
    messages.success(request, _("Members see the picture again."))
    return to(request, event, "after:shot", row=one.key)


NEEDS = {"save": "change", "remove": "change", "show": "decide"}
DEEDS = {"save": _save, "remove": _remove, "show": _show}


@on(Event)
@member
@require_http_methods(["GET", "HEAD", "POST"])
def down(request, event, row):
    """GET asks, POST does: nobody but the organisers sees it from then on, and nobody is told who asked."""
    one = row_of(Shot, event, row, request.viewer)
    if request.method != "POST":
        return render(request, "events/after/down.html", {"event": event, "shot": one})
    one.doubt()
    messages.success(request, _("The picture is taken down. Those who planned the event decide what becomes of it."))
    return to(request, event, "after:pictures")
