"""What the register shows on pages of other apps: where a person comes from, and what waits at the desk."""

from django.template.loader import render_to_string

from .models import Import, Merge, Record
from .report import Report

LATEST = 3


def origin(request, person) -> str | None:
    """For the office, on the page of a person: the records that are this person."""
    records = Record.objects.visible_to(request.viewer).filter(person=person).select_related("source", "made_by")
    found = list(records.order_by("pk"))
    return render_to_string("register/origin.html", {"records": found}, request) if found else None


def waiting(request) -> str | None:
    """For the office, on its desk: pairs that wait, and for coordinators the latest imports."""
    viewer = request.viewer
    if not viewer.is_office:
        return None
    pairs = Merge.objects.visible_to(viewer).filter(state=Merge.State.WAITING).count()
    latest = Import.objects.visible_to(viewer).select_related("source").order_by("-started", "-pk")[:LATEST]
    runs = [Report(run) for run in latest] if viewer.is_coordinator else []
    return render_to_string("register/waiting.html", {"pairs": pairs, "reports": runs}, request)
