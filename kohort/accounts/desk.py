"""The office's own people, and a way back for a colleague whose passkey is lost."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from kohort.access.gate import coordinator, on
from kohort.access.viewer import Role

from . import second_factor
from .forms import TakeAwayForm
from .models import OfficeRole

NAMES = {Role.COORDINATOR: _("coordinator"), Role.ASSISTANT: _("assistant"), Role.ANALYST: _("analyst")}


@coordinator
@require_safe
def colleagues(request):
    """Who works here today, as what, since when."""
    held = OfficeRole.objects.visible_to(request.viewer).filter(OfficeRole.today()).select_related("account")
    rows = held.order_by("account__email", "role")
    ready = second_factor.with_passkey(row.account_id for row in rows)
    roles = [(row, NAMES[row.role], row.account_id in ready) for row in rows]
    return render(request, "accounts/colleagues.html", {"roles": roles})


@on(OfficeRole, "give a new factor", key="pk")
@second_factor.fresh
@require_http_methods(["GET", "POST"])
def new_factor(request, role):
    """A colleague's passkeys are removed and the reason is written down; they are told, and make a new one."""
    form = TakeAwayForm(request.POST or None)
    elsewhere = OfficeRole.held_by(role.account_id).exclude(institution=request.institution).exists()
    if form.is_valid() and not elsewhere:
        second_factor.take_away(role.account, by=request.viewer.account_id, **form.cleaned_data)
        messages.success(request, gettext("Done. At the next sign-in they make a new passkey."))
        return HttpResponseRedirect(reverse("office:colleagues", args=[request.institution.slug]))
    return render(request, "accounts/new_factor.html", {"form": form, "role": role, "elsewhere": elsewhere})
