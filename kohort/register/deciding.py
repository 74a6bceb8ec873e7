"""The office decides which of two people are one."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from kohort.access.gate import office, on

from .merging import CannotMerge
from .models import UNDO_WITHIN, Merge
from .pairs import pairs

PAGE, LATELY = 20, 10
VERBS = {
    "join": (Merge.join, _("They are one person now.")),
    "part": (Merge.keep_apart, _("They stay two people.")),
    "undo": (Merge.undo, _("That is undone. The pair waits again.")),
}


@office
@require_safe
def merges(request):
    """Pairs that wait, and what was decided lately."""
    rows = Merge.objects.visible_to(request.viewer).select_related("one", "other", "joined_into")
    waiting = rows.filter(state=Merge.State.WAITING).order_by("found", "pk")
    page = Paginator(waiting, PAGE).get_page(request.GET.get("page"))
    lately = rows.filter(decided__gt=timezone.now() - UNDO_WITHIN).order_by("-decided", "-pk")[:LATELY]
    context = {"page": page, "pairs": pairs(page, request.viewer), "lately": lately}
    return render(request, "register/merges.html", context)


@office
@on(Merge, "decide", key="pk")
@require_POST
def decide(request, merge):
    """One person, two people, or undo what was decided."""
    if request.POST.get("do") not in VERBS:
        raise Http404
    verb, said = VERBS[request.POST["do"]]
    try:
        verb(merge, by=request.viewer.account_id)
    except CannotMerge as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, said)
    return HttpResponseRedirect(_back(request))


def _back(request) -> str:
    """The same page of the queue; the next pair has come up there."""
    page, address = request.POST.get("page", ""), reverse("register:merges", args=[request.institution.slug])
    return f"{address}?page={page}" if page.isdecimal() and page != "1" else address
