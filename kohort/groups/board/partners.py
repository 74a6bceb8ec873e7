"""Sharing a group with another institution: the coordinator of its home asks, the other one answers, either ends it."""

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kohort.access.gate import on
from kohort.groups.models import Group, Partner

from .forms import PartnerForm
from .giving import to


@on(Group, "decide")
@require_http_methods(["GET", "POST"])
def partners(request, group):
    """Which houses share it, or are asked to. POST asks another."""
    shared = list(Partner.objects.visible_to(request.viewer).filter(group=group).select_related("institution"))
    taken = [one.institution_id for one in shared]
    form = PartnerForm(request.POST if request.method == "POST" else None, group=group, taken=taken)
    if form.is_valid():
        Partner.ask(group, form.cleaned_data["institution"], request.viewer.account_id)
        messages.success(request, _("The alumni office there finds the question at its desk."))
        return HttpResponseRedirect(request.path)
    return render(request, "groups/board/partners.html", {"group": group, "partners": shared, "form": form})


@on(Group, "decide")
@require_POST
def part(request, group, number):
    """The home ends it, or no longer asks."""
    partner = get_object_or_404(Partner.objects.visible_to(request.viewer).filter(group=group), pk=number)
    partner.end(request.viewer.account_id, request.institution)
    messages.success(request, _("The group is no longer shared with them."))
    return HttpResponseRedirect(to(request, "partners", group))


@on(Partner, "answer")
@require_http_methods(["GET", "POST"])
def answer(request, partner):
    """At the desk of the other house. POST `do`: agree or end."""
    if request.method == "GET":
        return render(request, "groups/board/answer.html", {"partner": partner, "group": partner.group})
    do, by = request.POST.get("do"), request.viewer.account_id
    if do == "agree":
        partner.agree(by)
        messages.success(request, _("Members here see the group now, and can come in."))
        return HttpResponseRedirect(request.path)
    if do != "end":
        raise Http404
    partner.end(by, request.institution)
    messages.success(request, _("The group is not shared with your institution."))
    return HttpResponseRedirect(reverse("people:desk", kwargs={"institution": request.institution.slug}))


def panel(request) -> str | None:
    """On the desk: groups of other houses that this one shares, or is asked to share."""
    if not request.viewer.is_coordinator:
        return None
    rows = Partner.objects.visible_to(request.viewer).filter(institution=request.institution)
    shared = list(rows.select_related("group", "group__institution").order_by("agreed", "-since"))
    return render_to_string("groups/board/shared.html", {"shared": shared}, request) if shared else None
