"""The page of wishes: a number beside those one would like. Only oneself and who runs the round read it."""

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kohort.access.gate import myself, on
from kohort.kit.addresses import address

from .holding import NotNow
from .introductions import mentees_of, mentors_of
from .joining import part_of
from .models import Part, Round, Scheme
from .wishes_form import WishesForm
from .wishing import MOST, why_not_now, wish, wishes_of


@myself
@on(Round)
@require_http_methods(["GET", "POST"])
def wishes(request, one):
    """POST `do=any`: match me well. Whoever does not take part yet signs up first."""
    if one.scheme.form != Scheme.Form.PAIRS:
        raise Http404
    mine = part_of(one, request.viewer)
    if mine is None:
        return HttpResponseRedirect(address("mentoring:part", request.institution.slug, key=one.key))
    among = mentees_of if mine.role == Part.Role.MENTOR else mentors_of
    found = among(one, request.viewer, request.institution.slug)
    data = request.POST if request.method == "POST" and request.POST.get("do") != "any" else None
    form = WishesForm(data, found, wishes_of(mine))
    if request.method == "POST" and (data is None or form.is_valid()) and _kept(request, mine, form):
        return HttpResponseRedirect(address("mentoring:round", request.institution.slug, key=one.key))
    context = {"round": one, "scheme": one.scheme, "part": mine, "form": form, "most": MOST}
    return render(request, "giving/mentoring/wishes.html", context | {"why_not": why_not_now(one)})


def _kept(request, mine: Part, form: WishesForm) -> bool:
    whom = form.whom if form.is_bound else []
    try:
        wish(mine, whom)
    except NotNow as refusal:
        messages.warning(request, str(refusal))
        return True  # the page of the round says where it stands
    messages.success(request, _("Your wishes are kept.") if whom else _("We look for somebody who fits."))
    return True
