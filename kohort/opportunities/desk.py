"""At the desk: employers from outside that wait for the office, and those that may post."""

from collections import defaultdict
from typing import NamedTuple

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kohort.access.gate import coordinator
from kohort.access.viewer import Viewer
from kohort.people.vocabulary.firms import firm

from .opportunity import Opportunity
from .outside.deciding import approve, refuse
from .outsiders import Outsider

MOST = 50


class Waiting(NamedTuple):
    """An employer nobody has decided about, what it suggests, and who may post for the same employer already."""

    outsider: Outsider
    rows: list[Opportunity]
    known: list[Outsider]


@coordinator
@require_http_methods(["GET", "HEAD", "POST"])
def desk(request):
    """POST `do` (approve or refuse, with `why`) about the employer `key`."""
    if request.method == "POST":
        return _decided(request)
    rows = Outsider.objects.visible_to(request.viewer).order_by("organisation", "pk")
    approved, refused = (rows.filter(**{f"{what}__isnull": False}) for what in ("approved", "refused"))
    context = {"waiting": waiting(request.viewer), "approved": approved, "refused": refused}
    return render(request, "opportunities/desk/desk.html", context)


def waiting(viewer: Viewer) -> list[Waiting]:
    """Those that have suggested something, the longest waiting first."""
    rows = Opportunity.objects.visible_to(viewer).filter(state=Opportunity.State.WAITING).order_by("created", "pk")
    found: dict[int, list[Opportunity]] = {}
    for one in rows[:MOST]:
        found.setdefault(one.outsider_id, []).append(one)
    outsiders = Outsider.objects.visible_to(viewer).in_bulk(found)
    known = _known(viewer)
    return [
        Waiting(outsiders[pk], own, known[firm(outsiders[pk].organisation)])
        for pk, own in found.items()
        if pk in outsiders
    ]


def _known(viewer: Viewer) -> dict[str, list[Outsider]]:
    """{employer: those approved to post for it}; its legal form does not count."""
    found = defaultdict(list)
    for one in Outsider.objects.visible_to(viewer).filter(approved__isnull=False).order_by("name", "pk"):
        found[firm(one.organisation)].append(one)
    return found


def _decided(request):
    outsider = get_object_or_404(Outsider.objects.visible_to(request.viewer), key=request.POST.get("key", ""))
    do, why = request.POST.get("do"), request.POST.get("why", "").strip()[:300]
    if do == "approve":
        approve(outsider, by=request.viewer.account_id)
        messages.success(request, _("Approved, and they are told. What waited and still holds is posted."))
    elif do == "refuse":
        refuse(outsider, why, by=request.viewer.account_id)
        messages.success(request, _("Refused, and they are told."))
    else:
        raise Http404
    return HttpResponseRedirect(request.path)
