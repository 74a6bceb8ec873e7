"""The calendar files of an ask: for whoever asked, and behind the link of who said yes."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from kohort.access.gate import on, public
from kohort.giving.links import ASKED
from kohort.kit.addresses import address

from .answering import row_of
from .by import by_whom
from .entry import entry
from .models import Ask, Asked
from .reach import reach

SHOWN = (Ask.State.AGREED, Ask.State.DONE, Ask.State.WITHDRAWN)


@on(Ask, "manage")
@require_safe
def ics(request, ask):
    """For whoever asked, once somebody has said yes."""
    slug = request.institution.slug
    whom = reach(ask, request.viewer, slug)
    other = f"{whom.name.name} {whom.email}".strip() if whom else ""
    return _file(ask, settings.KOHORT_URL + address("asks:ask", slug, key=ask.key), other)


@public
@require_safe
def asked_ics(request, token):
    """For who said yes: nobody else has an appointment."""
    row = row_of(request, token)
    called_off = row.state == Asked.State.WITHDRAWN and row.answered
    if row.state != Asked.State.YES and not called_off:
        raise Http404
    by = by_whom(row, agreed=not called_off)
    return _file(row.ask, ASKED.address(request.institution.slug, row.key), f"{by.name} {by.email}".strip())


def _file(ask: Ask, page: str, other: str) -> HttpResponse:
    if ask.state not in SHOWN or ask.starts is None:
        raise Http404
    return entry(ask, ask.starts.astimezone(ask.clock), page=page, other=other).answer("ask.ics")
