"""One's own watches: kept from the list, changed and ended here."""

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kohort.access.gate import myself

from .choosing import Choice
from .watches import Watch
from .watching import MOST, keep


@myself
@require_http_methods(["GET", "HEAD", "POST"])
def watches(request):
    """POST `do`: keep (a `query`), change (`how` of the watch `key`) or end."""
    if request.method == "POST":
        DEEDS.get(request.POST.get("do", ""), _nothing)(request)
        return HttpResponseRedirect(request.path)
    rows = Watch.objects.visible_to(request.viewer).order_by("since", "pk")
    context = {"watches": [(row, Choice.parse(row.query)) for row in rows], "hows": Watch.How.choices}
    return render(request, "opportunities/watches.html", context)


def _keep(request):
    if keep(Choice.parse(request.POST.get("query", "")), request.viewer):
        messages.success(request, _("You hear of new ones like these once a week, as soon as there are any."))
    else:
        messages.error(
            request, _("You follow %(most)d choices, which is as many as there is room for.") % {"most": MOST}
        )


def _change(request):
    how = request.POST.get("how")
    if how not in Watch.How.values:
        raise Http404
    _own(request).update(how=how)
    messages.success(request, _("Saved."))


def _end(request):
    _own(request).delete()
    messages.success(request, _("You hear no more of these."))


def _own(request):
    return Watch.objects.visible_to(request.viewer).filter(key=request.POST.get("key", ""))


def _nothing(request):
    raise Http404


DEEDS = {"keep": _keep, "change": _change, "end": _end}  # request -> None
