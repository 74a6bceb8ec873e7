"""A campaign as a coordinator of one of its houses has it: who takes part, what came of it, and the way in and out."""

from django.contrib import messages
from django.db.models import F
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kohort.access.gate import coordinator
from kohort.kit.addresses import address

from .days import entries
from .desk import to
from .figures import figures
from .forms import AskForm
from .models import Campaign, House


@coordinator
@require_http_methods(["GET", "HEAD", "POST"])
def manage(request, key):
    """Figures are for houses that take part. POST `do` agrees, leaves, or ends it all."""
    rows = House.objects.select_related("campaign", "campaign__institution")
    house = get_object_or_404(rows, institution=request.institution, campaign__key=key)
    is_home = house.campaign.institution_id == request.institution.pk
    if request.method == "POST":
        return _decide(request, house, is_home)
    counted = figures(entries(house.campaign, request.institution)) if house.agreed else None
    context = {"house": house, "campaign": house.campaign, "is_home": is_home, "figures": counted}
    return render(request, "events/campaigns/manage.html", context | {"houses": _asked(house.campaign)})


def _asked(campaign: Campaign):
    return campaign.houses.select_related("institution").order_by(F("agreed").asc(nulls_last=True), "pk")


def _decide(request, house: House, is_home: bool):
    do, by = request.POST.get("do"), request.viewer.account_id
    if do == "agree":
        house.agree(by)
        messages.success(request, _("Your public events between the two days are on the page now."))
        return HttpResponseRedirect(request.path)
    if do != ("end" if is_home else "leave"):
        raise Http404
    if is_home:
        house.campaign.end(by)
    else:
        house.leave(by, request.institution)
    messages.success(request, _("Done. Your events stay as they were."))
    return HttpResponseRedirect(address("campaigns:desk", request.institution.slug))


@coordinator
@require_http_methods(["GET", "HEAD", "POST"])
def houses(request, key):
    """The house that started it asks others."""
    campaign = get_object_or_404(Campaign, institution=request.institution, key=key)
    form = AskForm(request.POST or None, campaign=campaign)
    if form.is_valid():
        campaign.ask(form.cleaned_data["institution"], request.viewer.account_id)
        messages.success(request, _("The alumni office there finds the question at its desk."))
        return HttpResponseRedirect(request.path)
    context = {"campaign": campaign, "form": form, "houses": _asked(campaign)}
    return render(request, "events/campaigns/houses.html", context)


@coordinator
@require_POST
def part(request, key, number):
    """The house that started it goes on without another, or no longer asks."""
    campaign = get_object_or_404(Campaign, institution=request.institution, key=key)
    house = get_object_or_404(campaign.houses.exclude(institution=request.institution), pk=number)
    house.leave(request.viewer.account_id, request.institution)
    messages.success(request, _("They are not part of it any more."))
    return to(request, "houses", campaign)
