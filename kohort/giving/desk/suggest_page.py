"""Whom of the staff to tell of an unused offer: found by name, and chosen with a tap."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kohort.access.gate import coordinator
from kohort.giving.asks.nouns import noun
from kohort.giving.inquiries.staff import by_name
from kohort.giving.models import Offer
from kohort.groups.names import names
from kohort.kit.addresses import address

from .telling_staff import open_to_staff, others, suggest, told


@coordinator
@require_http_methods(["GET", "POST"])
def to_staff(request):
    """`offer` says which, `q` is a name. POST `person`: the key of whom to tell."""
    row = _offer(request)
    if request.method == "POST":
        return _tell(request, row, get_object_or_404(others(row, request.viewer), key=request.POST.get("person", "")))
    words, known_to = request.GET.get("q", "").strip(), told([row])[row.pk]
    found = [pk for pk in by_name(words, request.viewer) if pk != row.person_id]
    known = names([row.person_id, *found, *known_to], request.viewer, request.institution.slug)
    context = {
        "page_name": "offers",
        "offer": row,
        "what": noun(row.kind),
        "owner": known.get(row.person_id),
        "q": words,
        "found": [known[pk] for pk in found if pk in known and pk not in known_to],
        "told": [known[pk].name for pk in known_to if pk in known],
    }
    return render(request, "giving/desk/to_staff.html", context)


def _offer(request) -> Offer:
    pk = request.GET.get("offer", "")
    return get_object_or_404(open_to_staff(request.viewer), pk=int(pk) if pk.isdecimal() and len(pk) < 19 else 0)


def _tell(request, row, person):
    name = {"name": person.name}
    if suggest(row, person, request.viewer):
        messages.success(request, _("%(name)s is told of it, with the way to ask.") % name)
    else:
        messages.info(request, _("%(name)s was told of it already.") % name)
    return redirect(address("giving_desk:offers", request.institution.slug))
