"""This term at a glance."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kohort.access.gate import office

from . import term
from .asks import drawn, of
from .spans import term as term_of

SHOWN = 5
FIRST = ("sent", "agreed", "done", "nobody")  # as large figures; the table has all


@office
@require_safe
def overview(request):
    """In words, in figures, and the same figures as a table; then what waits, with a next action."""
    institution, viewer, span = request.institution, request.viewer, term_of(timezone.localdate())
    asks = term.asks(viewer, span, institution.slug)
    offers = term.offers(viewer, span, institution.slug)
    more = [
        *term.people(viewer, span),
        *offers,
        *term.others(institution, viewer, span),
        *term.beside(institution, span),
    ]
    context = {
        "page_name": "overview",
        "span": span,
        "asks": asks,
        "first": [asks[one] for one in FIRST] + [offers[-1]],
        "lines": [*asks.values(), *more],
        "drafts": drawn(of("drafts", viewer, span)[:SHOWN], request),
        "overdue": drawn(of("overdue", viewer, span)[:SHOWN], request),
    }
    return render(request, "giving/desk/overview.html", context)
