"""Campaigns at the desk of a coordinator: those the house takes part in or is asked to; starting one."""

from django.contrib import messages
from django.db.models import F
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kohort.access.gate import coordinator
from kohort.institutions.models import Institution
from kohort.kit.addresses import address

from .forms import CampaignForm
from .models import Campaign, House


@coordinator
@require_safe
def campaigns(request):
    """The questions first, then the latest."""
    rows = House.objects.filter(institution=request.institution).select_related("campaign", "campaign__institution")
    rows = rows.order_by(F("agreed").asc(nulls_first=True), "-campaign__first", "pk")
    return render(request, "events/campaigns/desk.html", {"houses": rows})


@coordinator
@require_http_methods(["GET", "HEAD", "POST"])
def start(request):
    """A new one, with this house in it."""
    form = _form(request, Campaign(institution=request.institution))
    if form.is_valid():
        campaign = form.save(commit=False)
        campaign.start(request.viewer.account_id)
        messages.success(request, _("It stands. Ask other institutions to take part."))
        return to(request, "houses", campaign)
    return render(request, "events/campaigns/write.html", {"form": form})


@coordinator
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, key):
    """Its name, words and days, by the house that started it."""
    campaign = get_object_or_404(Campaign, institution=request.institution, key=key)
    form = _form(request, campaign)
    if form.is_valid():
        form.save()
        messages.success(request, _("Saved."))
        return to(request, "manage", campaign)
    return render(request, "events/campaigns/write.html", {"form": form, "campaign": campaign})


def _form(request, campaign: Campaign) -> CampaignForm:
    return CampaignForm(request.POST or None, institution=request.institution, instance=campaign)


def to(request, page: str, campaign: Campaign) -> HttpResponseRedirect:
    return HttpResponseRedirect(address(f"campaigns:{page}", request.institution.slug, key=campaign.key))


def panel(request) -> str | None:
    """On the desk: the campaigns that ask whether this house takes part, and the way to all, where others are near."""
    if not request.viewer.is_coordinator:
        return None
    if not Institution.objects.exclude(pk=request.institution.pk).exists():
        return None
    asked = House.objects.filter(institution=request.institution, agreed__isnull=True).select_related("campaign")
    return render_to_string("events/campaigns/on_desk.html", {"asked": asked}, request)
