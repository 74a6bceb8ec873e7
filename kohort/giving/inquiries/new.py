"""Asking the university for something."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kohort.access.gate import myself
from kohort.access.viewer import Viewer
from kohort.accounts.limits import TooOften
from kohort.kit.addresses import address
from kohort.people.models import Position

from .forms import InquiryForm
from .handling import make
from .models import Inquiry


@myself
@require_http_methods(["GET", "POST"])
def new(request):
    """What, for whom, and in one line."""
    known = {"organisation": _employer(request.viewer)}
    form = InquiryForm(request.POST or None, institution=request.institution, initial=known)
    if form.is_valid() and (made := _made(request, form)):
        messages.success(
            request, _("Thank you. The alumni office looks for somebody who can help, and you hear from us.")
        )
        return HttpResponseRedirect(address("inquiries:inquiry", request.institution.slug, key=made.key))
    return render(request, "giving/inquiries/new.html", {"form": form})


def _made(request, form: InquiryForm) -> Inquiry | None:
    try:
        return make(form.instance, request.viewer)
    except TooOften:
        form.add_error(
            None, _("You have sent many of these lately. Write to the alumni office, or come back in a month.")
        )
        return None


def _employer(viewer: Viewer) -> str:
    rows = Position.objects.of_oneself(viewer).filter(ended=None).exclude(employer="").order_by("-recorded")
    return rows.values_list("employer", flat=True).first() or ""
