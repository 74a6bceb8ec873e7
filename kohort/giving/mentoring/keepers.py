"""Who runs a programme besides the coordinators of the office: found by name, taken in, and out again."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kohort.access.gate import on
from kohort.access.viewer import Viewer
from kohort.accounts.limits import TooOften, spend
from kohort.groups.names import Name, names
from kohort.people.looking import PAGES
from kohort.people.models import Person
from kohort.people.segments import Segment
from kohort.search import engine

from .models import Keeper, Scheme
from .starting import to_scheme

SHOWN = 12


@on(Scheme, "run")
@require_http_methods(["GET", "POST"])
def keepers(request, scheme):
    """GET `q` looks for members; POST `do` take with a `person`, or leave with a `keeper`."""
    if request.method == "POST":
        return _changed(request, scheme)
    words = request.GET.get("q", "").strip()[:100]
    context = {
        "scheme": scheme,
        "keepers": _kept(scheme, request.viewer, request.institution.slug),
        "q": words,
        "found": _found(request, words) if words else [],
    }
    return render(request, "giving/mentoring/keepers.html", context)


def _changed(request, scheme: Scheme) -> HttpResponseRedirect:
    if request.POST.get("do") == "leave":
        kept = Keeper.objects.visible_to(request.viewer).filter(scheme=scheme)
        kept.filter(key=request.POST.get("keeper", "")).delete()
    else:
        who = get_object_or_404(_present(request.viewer), key=request.POST.get("person", ""))
        Keeper.objects.trusted("pressed twice, it is one").get_or_create(scheme=scheme, person=who)
    still = scheme.is_run_by(request.viewer)
    return HttpResponseRedirect(request.path) if still else to_scheme(request, scheme)


def _kept(scheme: Scheme, viewer: Viewer, slug: str) -> list[tuple[Keeper, Name | None]]:
    """All of them: somebody whom the viewer does not see runs it as well, and can be taken out."""
    rows = list(Keeper.objects.visible_to(viewer).filter(scheme=scheme).order_by("pk"))
    known = names([one.person_id for one in rows], viewer, slug)
    return [(one, known.get(one.person_id)) for one in rows]


def _found(request, words: str) -> list[Name]:
    """Who has claimed a place and does not hide."""
    viewer, here = request.viewer, request.institution
    try:
        if not viewer.is_office:
            spend(*((limit, str(viewer.account_id)) for limit in PAGES))
    except TooOften:
        messages.error(request, _("That is enough for one day. Please go on tomorrow."))
        return []
    owners = engine.ask(Segment(here.pk, words).question(viewer), limit=SHOWN).owners
    present = set(_present(viewer).filter(pk__in=owners).values_list("pk", flat=True))
    known = names(present, viewer, here.slug)
    return [known[pk] for pk in owners if pk in known]


def _present(viewer: Viewer):
    return Person.objects.visible_to(viewer).filter(account__isnull=False, hidden_since=None)
