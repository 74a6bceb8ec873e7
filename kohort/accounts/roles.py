"""Roles of the office, given and withdrawn by its coordinators. They count once a passkey has been shown."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kohort.access.gate import coordinator, on

from . import second_factor
from .desk import NAMES
from .forms import RoleForm
from .jobs import send_role
from .models import LastCoordinator, OfficeRole


@coordinator
@second_factor.fresh
@require_http_methods(["GET", "POST"])
def give(request):
    """By the address of somebody who is here already."""
    form = RoleForm(request.POST if request.method == "POST" else None, institution=request.institution)
    if form.is_bound and form.is_valid():
        with transaction.atomic():
            role = form.cleaned_data["role"]
            given = OfficeRole.give(form.account, request.institution, role, by=request.viewer.account_id)
            send_role.enqueue(given.pk)
        messages.success(request, _("Done. They get a letter about it."))
        return _back(request)
    return render(request, "accounts/give_role.html", {"form": form})


@on(OfficeRole, "withdraw", key="pk")
@second_factor.fresh
@require_http_methods(["GET", "POST"])
def withdraw(request, role):
    """A colleague's or one's own, once it is confirmed."""
    is_last = request.method == "POST" and not _withdrawn(request, role)
    if request.method == "POST" and not is_last:
        messages.success(request, _("Done. They get a letter about it."))
        return _back(request)
    return render(request, "accounts/withdraw.html", {"role": role, "name": NAMES[role.role], "is_last": is_last})


def _withdrawn(request, role) -> bool:
    try:
        with transaction.atomic():
            role.withdraw(by=request.viewer.account_id)
            send_role.enqueue(role.pk)
    except LastCoordinator:
        return False
    return True


def _back(request):
    """To the list; whoever has just withdrawn their own role has no way there any more."""
    is_one = OfficeRole.held_by(request.user.pk).filter(institution=request.institution, role="coordinator").exists()
    page = "office:colleagues" if is_one else "home:institution"
    return HttpResponseRedirect(reverse(page, args=[request.institution.slug]))
