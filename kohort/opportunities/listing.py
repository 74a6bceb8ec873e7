"""The list: what one can apply for today, narrowed by a choice. Work is one side of it, courses are the other."""

from django.core.paginator import Paginator
from django.db.models import F
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kohort.access.gate import public
from kohort.access.viewer import Viewer

from .cards import cards
from .choosing import Choice
from .opportunity import Opportunity
from .options import fields, kinds
from .policy import takes_outsiders, works_here
from .watching import is_watched

PER_PAGE, MOST_DRAFTS = 20, 10
SOONEST = "deadline"


@public
@require_safe
def opportunities(request):
    """The query string is a Choice; `?order=deadline` puts what closes soonest first."""
    viewer, slug, choice = request.viewer, request.institution.slug, Choice.from_query(request.GET)
    by_deadline = request.GET.get("order") == SOONEST
    rows = choice.rows(viewer)
    rows = rows.order_by(F("deadline").asc(nulls_last=True), "-pk") if by_deadline else rows
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "cards": cards(list(page), viewer, slug),
        "choice": choice,
        "fields": fields(choice, viewer),
        "kinds": kinds(choice),
        "by_deadline": by_deadline,
        "is_narrowed": choice != choice.whole(),
        "is_watched": is_watched(choice, viewer),
        "own": cards(_unposted(choice, viewer), viewer, slug),
        "is_staff": choice.is_learning and works_here(viewer),
        "takes_outsiders": takes_outsiders(request.institution),
    }
    return render(request, "opportunities/opportunities.html", context)


def _unposted(choice: Choice, viewer: Viewer) -> list[Opportunity]:
    """One's own of this side that nobody else sees: drafts, and what has closed lately."""
    if not viewer.is_member:
        return []
    rows = Opportunity.objects.visible_to(viewer).filter(choice.side(), by_id=viewer.person_id)
    rows = rows.exclude(Opportunity.standing())
    return list(rows.order_by("-created", "-pk")[:MOST_DRAFTS])
