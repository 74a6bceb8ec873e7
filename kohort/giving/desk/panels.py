"""On the desk of the office: what of giving waits for a hand."""

from django.template.loader import render_to_string
from django.utils import timezone

from . import spans, term
from .unused import unused


def on_desk(request) -> str | None:
    """Named in settings.DESK_PANELS. The way to the figures is there even when nothing waits."""
    viewer, slug = request.viewer, request.institution.slug
    if not viewer.is_office:
        return render_to_string("giving/desk/panel.html", {}, request)
    asks = term.asks(viewer, spans.term(timezone.localdate()), slug)
    context = {"drafts": asks["drafts"], "overdue": asks["overdue"], "unused": unused(viewer).count()}
    return render_to_string("giving/desk/panel.html", context, request)
