"""Asks at the desk, by how they stand: each with what to do next."""

from datetime import timedelta
from typing import NamedTuple

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from kohort.access.gate import office
from kohort.access.viewer import Viewer
from kohort.giving.asks.models import Ask
from kohort.giving.asks.nouns import noun
from kohort.groups.names import Name, names
from kohort.kit.addresses import address

from .spans import Span, term

PER_PAGE = 30
OLD_DRAFT = timedelta(days=7)
State = Ask.State

# which -> what one reads, and which they are; of the term, but for the last two, which wait whenever they were made
WHICH: dict[str, tuple[Promise, Q]] = {
    "sent": (_("asks sent"), Q()),
    "agreed": (_("asks that found somebody"), Q(state__in=[State.AGREED, State.DONE, State.NOT_HELD])),
    "done": (_("asks that are done"), Q(state=State.DONE)),
    "open": (_("asks that wait for an answer"), Q(state=State.OPEN)),
    "nobody": (_("asks that found nobody"), Q(state=State.EXPIRED)),
    "drafts": (_("asks begun a week ago and never sent"), Q(state=State.DRAFT)),
    "overdue": (_("asks that are over, without an outcome"), Q(state=State.AGREED, due__gt=0)),
}
WAITING = ("drafts", "overdue")
NEXT: dict[str, tuple[Promise, str]] = {  # state -> what to do, and where
    State.DRAFT: (_("Choose whom to ask, or delete it"), "asks:who"),
    State.OPEN: (_("See who was asked"), "asks:ask"),
    State.AGREED: (_("See what was agreed"), "asks:ask"),
    State.EXPIRED: (_("Look for others"), "asks:ask"),
}
OVERDUE = (_("Say how it went"), "asks:outcome")


class Row(NamedTuple):
    ask: Ask
    what: str
    by: Name | None
    do: str | Promise
    href: str


def of(which: str, viewer: Viewer, span: Span):
    """The asks, the oldest that waits first, else the newest."""
    rows = Ask.objects.visible_to(viewer).filter(WHICH[which][1], title__gt="")
    if which == "drafts":
        rows = rows.filter(created__lt=timezone.now() - OLD_DRAFT)
    elif which not in WAITING:
        rows = rows.filter(sent__date__gte=span.since, sent__date__lt=span.until)
    return rows.order_by("created", "pk") if which in WAITING else rows.order_by("-sent", "-pk")


@office
@require_safe
def asks(request):
    """Those the query names by `which`; 404 for another word."""
    which = request.GET.get("which", "sent")
    if which not in WHICH:
        raise Http404
    span = term(timezone.localdate())
    page = Paginator(of(which, request.viewer, span), PER_PAGE).get_page(request.GET.get("page"))
    context = {"page_name": "overview", "page": page, "rows": drawn(page, request), "label": WHICH[which][0]}
    return render(request, "giving/desk/asks.html", context | {"is_of_term": which not in WAITING, "span": span})


def drawn(rows, request) -> list[Row]:
    known = names({row.by_id for row in rows} - {None}, request.viewer, request.institution.slug)
    return [_row(row, known.get(row.by_id), request) for row in rows]


def _row(ask: Ask, by: Name | None, request) -> Row:
    """Who may not manage it is led to its page."""
    do, page = OVERDUE if ask.state == State.AGREED and ask.due else NEXT.get(ask.state, ("", "asks:ask"))
    where = page if request.viewer.is_coordinator else "asks:ask"
    return Row(ask, noun(ask.kind), by, do, address(where, request.institution.slug, key=ask.key))
