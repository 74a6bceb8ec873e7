"""The desk of cases: who asks for a place, beside whom the register knows."""

from itertools import zip_longest

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kohort.access.gate import office, on

from . import deciding
from .candidates import candidates
from .claiming import Taken
from .deciding import Decided
from .forms import DecideForm
from .models import Case, Claim

PAGE, LATELY = 20, 10


@office
@require_safe
def cases(request):
    """The queue, the longest waiting first, and what was decided lately."""
    rows = Case.objects.visible_to(request.viewer).select_related("person")
    waiting = rows.filter(state=Case.State.WAITING).order_by("opened", "pk")
    page = Paginator(waiting, PAGE).get_page(request.GET.get("page"))
    lately = rows.filter(by__isnull=False).exclude(state=Case.State.WAITING).order_by("-decided", "-pk")[:LATELY]
    return render(request, "claims/cases.html", {"page": page, "lately": lately})


@office
@on(Case, "decide")
@require_http_methods(["GET", "HEAD", "POST"])
def case(request, case):
    """What was typed beside who may be meant; the decision and its reason."""
    found, can_let_in = candidates(case, request.viewer), _can_be_let_in(case)
    form = DecideForm(request.POST or None, people=[one.person for one in found], can_let_in=can_let_in)
    if case.state == Case.State.WAITING and form.is_valid():
        return _decided(request, case, form)
    *ones, refuse = form["decision"]
    pairs = list(zip_longest(found, ones))
    context = {"case": case, "form": form, "found": pairs, "refuse": refuse, "can_let_in": can_let_in}
    return render(request, "claims/case.html", context)


def _can_be_let_in(case: Case) -> bool:
    """Somebody is there to be let in, and nobody has decided yet. A claim that was stopped can only be closed."""
    return case.state == Case.State.WAITING and bool(case.typed.get("email") or case.way == Claim.Way.INSTITUTION)


def _decided(request, case, form):
    reason, person = form.cleaned_data["reason"], form.person
    try:
        if person:
            deciding.let_in(case, person, request.viewer, reason)
        else:
            deciding.refuse(case, request.viewer, reason)
    except Decided:
        messages.error(request, _("Somebody has decided this case already."))
    except Taken:
        messages.error(request, _("That account is somebody here already. Look whether both are one person."))
    else:
        messages.success(request, _("Decided. They get a letter.") if case.typed.get("email") else _("Decided."))
    return to_cases(request)


def panel(request) -> str | None:
    """For the office, on its desk: how many wait."""
    if not request.viewer.is_office:
        return None
    waiting = Case.objects.visible_to(request.viewer).filter(state=Case.State.WAITING).count()
    return render_to_string("claims/cases_waiting.html", {"waiting": waiting}, request)


def to_cases(request) -> HttpResponseRedirect:
    """Back to the queue."""
    return HttpResponseRedirect(reverse("claims:cases", args=[request.institution.slug]))
