"""What one gave, newest first, with the thanks for it."""

from typing import NamedTuple

from django.shortcuts import render
from django.views.decorators.http import require_safe

from kohort.access.gate import myself
from kohort.access.viewer import Viewer
from kohort.giving.given import Given
from kohort.groups.names import Name, names

from .nouns import noun


class Gift(NamedTuple):
    """Something given, what it is called, and who received it where the giver sees them."""

    given: Given
    noun: str
    by: Name | None


class Totals(NamedTuple):
    """All of it together; `hours` are whole ones, of what was said to have taken so long."""

    times: int
    hours: int
    heads: int


@myself
@require_safe
def given(request):
    """All of it, with a certificate for each that somebody has confirmed."""
    rows = own(request.viewer)
    known = names({one.by_id for one in rows if one.by_id}, request.viewer, request.institution.slug)
    gifts = [Gift(one, noun(one.kind), known.get(one.by_id or 0)) for one in rows]
    return render(request, "giving/asks/given.html", {"gifts": gifts, "totals": totals(rows)})


def own(viewer: Viewer) -> list[Given]:
    """What the viewer gave."""
    rows = Given.objects.visible_to(viewer).filter(person_id=viewer.person_id).select_related("programme")
    return list(rows.order_by("-on", "-pk"))


def totals(rows: list[Given]) -> Totals:
    minutes, heads = sum(one.minutes or 0 for one in rows), sum(one.heads or 0 for one in rows)
    return Totals(len(rows), round(minutes / 60), heads)
