"""One's own offers, to look at again."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kohort.access.gate import myself
from kohort.claims.first_visit import own_person

from .steps import form


@myself
@require_http_methods(["GET", "POST"])
def offers(request):
    """Offer more or less, and say how far."""
    with own_person(request) as me:
        asked = form(request, me)
        if request.method == "POST" and asked.is_valid():
            asked.keep()
            messages.success(request, _("Saved."))
            return HttpResponseRedirect(reverse("people:me", kwargs={"institution": request.institution.slug}))
        return render(request, "giving/offers.html", {"form": asked})
