"""What the views of one's own page have in common: finding the row, noting the deed, and the way back."""

from functools import wraps

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from kohort.access.audience import Audience
from kohort.activity.models import record
from kohort.people.models import Person

from .rows import Row, find, own_to_change


def mine(view):
    """Hand the view the one of the viewer's own facts that the address names; a POST has it for itself. One that is
    gone says so: it may have been removed in another window a moment ago."""

    @wraps(view)
    def loading(request, kind, number):
        if request.method != "POST":
            found = find(kind, number, request.viewer)
            return view(request, found) if found else _gone(request, f"{kind}-{number}")
        with transaction.atomic():
            found = find(kind, number, request.viewer, own_to_change)
            return view(request, found) if found else _gone(request, f"{kind}-{number}")

    return loading


def _gone(request, name: str) -> HttpResponse:
    if not request.htmx:
        return render(request, "people/me/gone.html", status=404)
    response = render(request, "people/me/gone_row.html", {"name": name})
    response["HX-Retarget"], response["HX-Reswap"] = f"#{name}", "outerHTML"
    return response


def note(request, person: Person, deed: str, kind: str) -> None:
    """Write the deed down, in its transaction. Which row and what it says is nobody else's matter."""
    record(f"profile.{deed}", institution=request.institution, by=request.viewer.account_id, about=person, kind=kind)


def back(request) -> HttpResponse:
    """To one's own page, which says that it is saved."""
    messages.success(request, _("Saved."))
    return HttpResponseRedirect(reverse("people:me", kwargs={"institution": request.institution.slug}))


def row_page(request, found: Row) -> HttpResponse:
    """The row as it is now, in its place or on the page."""
    if not request.htmx:
        return back(request)
    context = {"row": found, "audiences": Audience.choices, "said": _("Saved.")}
    return render(request, "people/me/answer_row.html", context)


def form_page(request, form, title: str | Promise, **more) -> HttpResponse:
    """A form on a page of its own."""
    return render(request, "people/me/fact.html", {"form": form, "title": title, **more})
