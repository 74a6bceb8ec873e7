"""Any member posts: written as a draft, looked at on its own page, posted from there; changed in the same form."""

from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from kohort.access.audience import Audience
from kohort.access.gate import myself, on
from kohort.access.viewer import Viewer
from kohort.accounts.asking import too_often
from kohort.accounts.limits import Limit, TooOften, spend
from kohort.kit.addresses import address
from kohort.people.models import Affiliation, Position

from .form import OpportunityForm
from .opportunity import Opportunity

DRAFTS = Limit("opportunities of a person", 20, 86400)


@myself
@require_http_methods(["GET", "HEAD", "POST"])
def new(request):
    viewer, institution = request.viewer, request.institution
    is_staff = _is_staff(viewer)
    initial = {"audience": Audience.MEMBERS, "employer": institution.name if is_staff else _employer(viewer)}
    form = OpportunityForm(request.POST or None, institution=institution, is_staff=is_staff, initial=initial)
    form.suggest(institution.slug)
    if not form.is_valid():
        return render(request, "opportunities/form.html", {"form": form})
    try:
        spend((DRAFTS, str(viewer.person_id)))
    except TooOften as refusal:
        return too_often(request, refusal.limit.seconds)
    return _to(request, form.keep(by_id=viewer.person_id))


@myself
@on(Opportunity, "own")
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, one):
    is_staff = _is_staff(request.viewer) or bool(one.unit_id or one.programme_id)
    form = OpportunityForm(request.POST or None, institution=one.institution, is_staff=is_staff, instance=one)
    form.suggest(request.institution.slug)
    if form.is_valid():
        return _to(request, form.keep())
    return render(request, "opportunities/form.html", {"form": form, "one": one})


def _to(request, one: Opportunity):
    return HttpResponseRedirect(address("opportunities:opportunity", request.institution.slug, key=one.key))


def _is_staff(viewer: Viewer) -> bool:
    """Staff and the office may say which programme it is for."""
    return viewer.is_office or Affiliation.is_staff(viewer.person_id)


def _employer(viewer: Viewer) -> str:
    """Where they work now, if they have told."""
    rows = Position.objects.of_oneself(viewer).filter(ended=None).exclude(employer="")
    return rows.order_by("-pk").values_list("employer", flat=True).first() or ""
