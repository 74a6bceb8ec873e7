"""What is coming, month by month, and what was."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import NamedTuple

from django.conf import settings
from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from kohort.access.gate import public

from .cards import EventCard, event_cards
from .coming import Wanted, coming, drafts, narrowed, past
from .near import around
from .tips import tips_for

PER_PAGE, MOST_DRAFTS = 20, 10
LABELS = {
    "": _("All"),
    "mine": _("Mine"),
    "groups": _("My groups"),
    "near": _("Near me"),
    "online": _("Online"),
}


class Month(NamedTuple):
    """Events of one month, by their own clocks; `first` is its first day."""

    first: date
    cards: list[EventCard]


@public
@require_safe
def events(request):
    """`?show=` mine, groups, near or online · `?language=` of its words · `?q=` words."""
    viewer, slug = request.viewer, request.institution.slug
    context = _page(request, coming(viewer))
    planned = [] if context["is_narrowed"] else event_cards(list(drafts(viewer)[:MOST_DRAFTS]), viewer, slug)
    here = around(viewer) if context["wanted"].show == "near" else None
    context |= {"planned": planned, "tips": tips_for(viewer, slug), "around": here}
    return render(request, "events/events.html", context)


@public
@require_safe
def gone(request):
    """The newest first, found by the same words."""
    return render(request, "events/past.html", _page(request, past(request.viewer)))


def _page(request, rows) -> dict:
    viewer, wanted = request.viewer, Wanted.of(request.GET, request.viewer)
    page = Paginator(narrowed(rows, wanted, viewer), PER_PAGE).get_page(request.GET.get("page"))
    return {
        "page": page,
        "months": _months(event_cards(list(page), viewer, request.institution.slug)),
        "wanted": wanted,
        "is_narrowed": any(wanted),
        "shows": [(show, label) for show, label in LABELS.items() if viewer.is_member or show in {"", "online"}],
        "languages": settings.LANGUAGES,
    }


def _months(cards: Iterable[EventCard]) -> list[Month]:
    by_month = groupby(cards, key=lambda card: card.starts.date().replace(day=1))
    return [Month(first, list(found)) for first, found in by_month]
