"""Saying who sees a fact, and that it is still right."""

from django.db import transaction
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kohort.access.audience import Audience
from kohort.access.gate import myself

from .answering import back, mine, note
from .page import told
from .rows import Row, me


@myself
@require_POST
@mine
def audience(request, found):
    """Say who sees a fact."""
    if not found.may_open or request.POST.get("audience") not in map(str, Audience.values):
        raise Http404
    found.fact.audience = int(request.POST["audience"])
    found.fact.save(update_fields=["audience"])
    note(request, me(request.viewer), "shared", found.kind)
    return render(request, "people/me/said.html", {"said": _("Saved.")}) if request.htmx else back(request)


@myself
@require_POST
@mine
def still_right(request, found):
    """Say that a fact is as true as it was."""
    return _confirm(request, [found])


@myself
@require_POST
def all_still_right(request):
    """Say so of everything that is old."""
    return _confirm(request, told(request, me(request.viewer))["old"])


def _confirm(request, right: list[Row]):
    person = me(request.viewer)
    with transaction.atomic():
        for found in right:
            found.fact.confirm()
            note(request, person, "confirmed", found.kind)
    if not request.htmx:
        return back(request)
    context = told(request, person) | {"confirmed": right, "said": _("Thank you. From now on it says: today.")}
    return render(request, "people/me/answer_right.html", context)
