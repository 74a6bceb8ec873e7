"""One's inquiries, those given to one, and all of them at the desk."""

from django.core.paginator import Paginator
from django.db.models import F
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kohort.access.gate import member, office
from kohort.access.viewer import Viewer
from kohort.groups.names import names

from .models import Inquiry

PER_PAGE = 30


@member
@require_safe
def inquiries(request):
    """What one asked, and what one is to answer."""
    rows = _rows(request.viewer)
    own = rows.filter(by=request.viewer.person_id, by__isnull=False).order_by("-at", "-pk")
    context = {"own": own[:PER_PAGE], "given": given_to(request.viewer)}
    return render(request, "giving/inquiries/inquiries.html", context)


@office
@require_safe
def desk(request):
    """What waits, the longest waiting first, then what is answered and has no end yet; with `ended`, the rest."""
    ended = "ended" in request.GET
    rows = _rows(request.viewer)
    if ended:
        rows = rows.exclude(state__in=Inquiry.GOING_ON).order_by("-closed", "-pk")
    else:
        rows = open_ones(request.viewer).order_by(F("answered").asc(nulls_first=True), "at", "pk")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    people = {row.by_id for row in page} | {row.taken_by_id for row in page}
    known = names(people - {None}, request.viewer, request.institution.slug)
    told = [(row, known.get(row.by_id), known.get(row.taken_by_id)) for row in page]
    return render(request, "giving/inquiries/desk.html", {"page": page, "told": told, "ended": ended})


def open_ones(viewer: Viewer):
    return _rows(viewer).filter(state__in=Inquiry.GOING_ON)


def given_to(viewer: Viewer):
    """What waits for the viewer's answer."""
    mine = open_ones(viewer).filter(taken_by=viewer.person_id, taken_by__isnull=False, answered=None)
    return mine.order_by("at", "pk")


def _rows(viewer: Viewer):
    """Whoever asked and left took the words along."""
    return Inquiry.objects.visible_to(viewer).filter(title__gt="")
