"""The coordinator's page about the institution itself."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kohort.access.gate import coordinator
from kohort.activity.models import record

from .forms import InstitutionForm


@coordinator
@require_http_methods(["GET", "HEAD", "POST"])
def settings(request):
    """Names, languages, colour, logo, domain."""
    form = InstitutionForm(request.POST or None, request.FILES or None, instance=request.institution)
    if form.is_valid():
        _save(request, form)
        return HttpResponseRedirect(request.path)
    if form.is_bound:
        request.institution.refresh_from_db()  # the page keeps its colour and name while the form is corrected
    return render(request, "institutions/settings.html", {"form": form})


@transaction.atomic
def _save(request, form):
    form.save()
    record("institution.changed", institution=request.institution, by=request.viewer.account_id)
    messages.success(request, _("Saved. Every page shows it from now on."))
