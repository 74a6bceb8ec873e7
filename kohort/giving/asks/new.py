"""Asking for somebody: one short form, then the people who fit."""

from urllib.parse import urlencode

from django.http import HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from kohort.access.gate import myself
from kohort.access.viewer import Viewer
from kohort.giving.catalogue import Kind
from kohort.kit.addresses import address
from kohort.people.models import Position

from .asker import asker
from .forms import AskForm, blank
from .models import Ask
from .present import present


@myself
@asker
@require_http_methods(["GET", "POST"])
def new(request):
    """What one needs. `kind` says what it is already, `person` who it is for."""
    ask = blank(request.institution, by_id=request.viewer.person_id, **_known(request))
    form = AskForm(request.POST or None, instance=ask, institution=request.institution)
    if form.is_valid():
        return to_who(request, form.keep(), request.GET.get("person", ""))
    whom = present(request.viewer).filter(key=request.GET.get("person", "")).first()
    return render(request, "giving/asks/new.html", {"form": form, "whom": whom})


def to_who(request, ask: Ask, person: str = "") -> HttpResponseRedirect:
    """On to the people who fit, the one with the key `person` before them."""
    query = "?" + urlencode({"person": person}) if person else ""
    return redirect(address("asks:who", request.institution.slug, key=ask.key) + query)


def _known(request) -> dict:
    kind = request.GET.get("kind", "")
    return {"kind": kind if kind in Kind.values else "", "town": _works_in(request.viewer)}


def _works_in(viewer: Viewer) -> str:
    """Where one works is where a lecture is held, as a rule."""
    rows = Position.objects.of_oneself(viewer).filter(ended=None).exclude(place="").order_by("-recorded")
    return rows.values_list("place", flat=True).first() or ""
