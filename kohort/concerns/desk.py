"""At the desk: what was reported. What it says is looked at on its own page; here it is left, or taken back."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kohort.access.gate import coordinator

from .deciding import leave
from .models import Concern
from .waiting import waiting


@coordinator
@require_http_methods(["GET", "HEAD", "POST"])
def desk(request):
    """POST leaves what the concern `key` is about as it is."""
    if request.method == "POST":
        concern = get_object_or_404(Concern.open_for(request.viewer), key=request.POST.get("key", ""))
        leave(concern, by=request.viewer.account_id)
        messages.success(request, _("Left as it is. Whoever reported it is told that you looked."))
        return HttpResponseRedirect(request.path)
    return render(request, "concerns/desk.html", {"waiting": waiting(request.viewer)})


def on_desk(request) -> str | None:
    """Named in settings.DESK_PANELS."""
    count = len(waiting(request.viewer))
    return render_to_string("concerns/panel.html", {"count": count}, request) if count else None
