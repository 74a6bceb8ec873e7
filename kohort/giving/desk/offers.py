"""Unused offers at the desk, a next action beside each; and the same question to many at once."""

from typing import NamedTuple

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from kohort.access.audience import Audience
from kohort.access.gate import coordinator, office
from kohort.access.viewer import Viewer
from kohort.giving.asks.nouns import noun
from kohort.giving.models import Offer
from kohort.groups.names import Name, names
from kohort.kit.addresses import address

from . import telling_staff
from .by_kind import by_kind
from .narrowing import Narrowed, narrowed
from .picking import picked
from .stale import ask, asked_lately
from .unused import unused

PER_PAGE = 30


class Idle(NamedTuple):
    """An unused offer and whose it is; `waits`: they were asked lately whether one of their offers stands. `told`: the
    names of the staff it was suggested to; `is_open`: it may be suggested to some."""

    offer: Offer
    what: str
    name: Name
    waits: bool
    told: list[str]
    is_open: bool


@office
@require_http_methods(["GET"])
def offers(request):
    """The oldest first."""
    which = narrowed(request.GET, request.viewer)
    page = Paginator(chosen(which, request.viewer), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page_name": "offers",
        "page": page,
        "idle": _drawn(page, request),
        "kinds": by_kind(request.viewer),
        **picked(request, which),
    }
    return render(request, "giving/desk/offers.html", context)


@coordinator
@require_http_methods(["POST"])
def one(request):
    """Ask the owner of the `offer` whether it stands."""
    row = get_object_or_404(unused(request.viewer), pk=request.POST.get("offer"))
    _ask(request, [row])
    return redirect(address("giving_desk:offers", request.institution.slug) + "?" + request.POST.get("query", ""))


@coordinator
@require_http_methods(["GET", "POST"])
def many(request):
    """GET says how many would be asked, POST asks them."""
    which = narrowed(request.GET, request.viewer)
    rows = chosen(which, request.viewer)
    back = address("giving_desk:offers", request.institution.slug) + "?" + request.GET.urlencode()
    if request.method == "POST":
        _ask(request, rows)
        return HttpResponseRedirect(back)
    lately = asked_lately(request.institution)
    count = len({row.person_id for row in rows} - lately)
    context = {"page_name": "offers", "any": bool(rows), "count": count, "back": back, **picked(request, which)}
    return render(request, "giving/desk/many.html", context)


def chosen(which: Narrowed, viewer: Viewer) -> list[Offer]:
    """All unused offers of the kind, and of those chosen: some thousands of small rows in the largest house."""
    rows = unused(viewer).only("person_id", "kind", "note", "recorded", "confirmed", "audience")
    of_kind = rows.filter(kind=which.kind) if which.kind else rows
    people = which.people(viewer)
    return [row for row in of_kind if people is None or row.person_id in people]


def _drawn(page, request) -> list[Idle]:
    suggested, lately = telling_staff.told(page), asked_lately(request.institution)
    ids = {row.person_id for row in page}.union(*suggested.values())
    known = names(ids, request.viewer, request.institution.slug)
    return [_idle(row, known, lately, suggested[row.pk]) for row in page if row.person_id in known]


def _idle(row: Offer, known: dict[int, Name], lately: set[int], told: list[int]) -> Idle:
    staff = [known[pk].name for pk in told if pk in known]
    is_open = row.audience >= Audience.MEMBERS
    return Idle(row, noun(row.kind), known[row.person_id], row.person_id in lately, staff, is_open)


def _ask(request, rows: list[Offer]) -> None:
    count = ask(rows, request.institution, request.viewer)
    text = ngettext("%(n)d person is asked whether it stands.", "%(n)d people are asked whether it stands.", count)
    messages.success(request, text % {"n": count})
