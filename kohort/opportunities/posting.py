"""Any member posts: written as a draft, looked at on its own page, posted from there; changed in the same form.

A course is posted by staff and the office, in a form of its own: `?kind=course`.
"""

from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from kohort.access.audience import Audience
from kohort.access.gate import myself, on
from kohort.access.viewer import Viewer
from kohort.accounts.asking import too_often
from kohort.accounts.limits import Limit, TooOften, spend
from kohort.kit.addresses import address
from kohort.kit.bugs import bug
from kohort.people.models import Position

from .course_form import CourseForm
from .form import OpportunityForm
from .opportunity import Opportunity
from .policy import works_here

DRAFTS = Limit("opportunities of a person", 20, 86400)


@myself
@require_http_methods(["GET", "HEAD", "POST"])
def new(request):
    viewer, institution = request.viewer, request.institution
    is_staff = works_here(viewer)
    is_course = request.GET.get("kind") == Opportunity.Kind.COURSE and (is_staff or bug("course-by-anybody"))
    initial = {"audience": Audience.MEMBERS, "employer": institution.name if is_staff else _employer(viewer)}
    asked = CourseForm if is_course else OpportunityForm
    form = asked(request.POST or None, institution=institution, is_staff=is_staff, initial=initial)
    form.suggest(institution.slug)
    if not form.is_valid():
        context = {"form": form, "is_course": is_course, "is_staff": is_staff}
        return render(request, "opportunities/form.html", context)
    try:
        spend((DRAFTS, str(viewer.person_id)))
    except TooOften as refusal:
        return too_often(request, refusal.limit.seconds)
    return _to(request, form.keep(by_id=viewer.person_id))


@myself
@on(Opportunity, "own")
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, one):
    is_staff = works_here(request.viewer) or bool(one.unit_id or one.programme_id)
    asked = CourseForm if one.is_course else OpportunityForm
    form = asked(request.POST or None, institution=one.institution, is_staff=is_staff, instance=one)
    form.suggest(request.institution.slug)
    if form.is_valid():
        return _to(request, form.keep())
    return render(request, "opportunities/form.html", {"form": form, "one": one, "is_course": one.is_course})


def _to(request, one: Opportunity):
    return HttpResponseRedirect(address("opportunities:opportunity", request.institution.slug, key=one.key))


def _employer(viewer: Viewer) -> str:
    """Where they work now, if they have told."""
    rows = Position.objects.of_oneself(viewer).filter(ended=None).exclude(employer="")
    return rows.order_by("-pk").values_list("employer", flat=True).first() or ""
