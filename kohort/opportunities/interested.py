"""For whoever posted it: who is interested, what they say, and the way to their pages. The office does not read it."""

from typing import NamedTuple

from django.shortcuts import render
from django.views.decorators.http import require_safe

from kohort.access.gate import myself, on
from kohort.groups.names import Name, names

from .interests import Interest
from .opportunity import Opportunity


class Interested(NamedTuple):
    interest: Interest
    name: Name


@myself
@on(Opportunity, "own")
@require_safe
def interested(request, one):
    """The newest first; who has hidden since is left out."""
    viewer = request.viewer
    rows = list(Interest.objects.visible_to(viewer).filter(opportunity=one).order_by("-at", "-pk"))
    known = names([row.person_id for row in rows], viewer, request.institution.slug)
    found = [Interested(row, known[row.person_id]) for row in rows if row.person_id in known]
    return render(request, "opportunities/interested.html", {"one": one, "found": found})
