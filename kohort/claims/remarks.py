"""The office's list of what people found wrong with what the register has about them."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kohort.access.gate import office, on

from .welcoming import Remark

MOST = 100


@office
@require_safe
def remarks(request):
    """Those that wait, the oldest first."""
    rows = _waiting(request.viewer).select_related("person").order_by("made", "pk")[:MOST]
    return render(request, "claims/remarks.html", {"remarks": rows})


@on(Remark, "settle", key="pk")
@require_POST
def settle(request, remark):
    """It has been dealt with."""
    remark.settle(by=request.viewer.account_id)
    messages.success(request, _("Done."))
    return HttpResponseRedirect(reverse("claims:remarks", kwargs={"institution": request.institution.slug}))


def waiting(request) -> str | None:
    """For the office, on its desk: how many remarks wait."""
    count = _waiting(request.viewer).count() if request.viewer.is_office else 0
    return render_to_string("claims/remarks_waiting.html", {"count": count}, request) if count else None


def _waiting(viewer):
    return Remark.objects.visible_to(viewer).filter(settled__isnull=True)
