"""Who may start a programme: the coordinators of the office, and whoever works here."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from kohort.access.gate import member, on
from kohort.access.viewer import Viewer
from kohort.kit.addresses import address
from kohort.people.models import Affiliation

from .forms_scheme import EndForm, SchemeForm
from .models import Keeper, Scheme


def may_start(viewer: Viewer) -> bool:
    return viewer.is_coordinator or Affiliation.is_staff(viewer.person_id)


@member
@require_http_methods(["GET", "POST"])
def new(request):
    """The form, empty. Whoever starts it runs it, with the coordinators of the office."""
    viewer = request.viewer
    if not may_start(viewer):
        raise PermissionDenied
    blank = Scheme(institution=request.institution, started_by_id=viewer.person_id, language=get_language() or "en")
    form = SchemeForm(request.POST or None, instance=blank)
    if form.is_valid():
        scheme = form.save()
        if viewer.person_id:
            Keeper.objects.create(scheme=scheme, person_id=viewer.person_id)
        return to_scheme(request, scheme)
    return render(request, "giving/mentoring/new.html", {"form": form})


@on(Scheme, "run")
@require_http_methods(["GET", "POST"])
def edit(request, scheme):
    """What it is called and what its handbook says; how its rounds work stays as it was started."""
    form = EndForm(request.POST or None, instance=scheme)
    if form.is_valid():
        form.save()
        return to_scheme(request, scheme)
    return render(request, "giving/mentoring/edit.html", {"scheme": scheme, "form": form})


def to_scheme(request, scheme: Scheme) -> HttpResponseRedirect:
    return HttpResponseRedirect(address("mentoring:scheme", request.institution.slug, key=scheme.key))
