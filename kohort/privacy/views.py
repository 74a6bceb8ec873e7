"""One's own pages: hiding at once, the log, a copy of everything, and leaving for good."""

from functools import wraps

from django.contrib.auth import logout
from django.core.paginator import Paginator
from django.http import FileResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from kohort.access.gate import myself, public
from kohort.accounts.second_factor import fresh
from kohort.activity.models import record
from kohort.people.models import Person

from .leaving import leave as leave_for_good
from .log import lines, traces
from .packing import packed

PAGE = 30


def _me(request) -> Person:
    people = Person.objects.visible_to(request.viewer).select_related("institution", "account")
    return people.get(pk=request.viewer.person_id)


@myself
@require_http_methods(["GET", "POST"])
def hidden(request):
    """One button to disappear, and the same to come back."""
    person = _me(request)
    if request.method == "POST":
        if request.POST.get("do") == "show":
            person.show()
        else:
            person.hide()
        return HttpResponseRedirect(request.path)
    return render(request, "privacy/hidden.html", {"person": person})


@myself
@require_safe
def log(request):
    """What was done about me, by whom and when."""
    viewer = request.viewer
    page = Paginator(traces(viewer.institution_id, viewer.person_id), PAGE).get_page(request.GET.get("page"))
    return render(request, "privacy/log.html", {"page": page, "lines": lines(page, viewer)})


def settled(view):
    """Not before the seven days are over in which another address on record may say: that was not me."""

    @wraps(view)
    def waiting(request):
        if not request.viewer.settled:
            return render(request, "privacy/not_yet.html", {"person": _me(request)}, status=403)
        return view(request)

    return waiting


@myself
@fresh
@settled
@require_http_methods(["GET", "POST"])
def copy(request):
    """Everything that is known of me, as a ZIP made on the spot and kept nowhere."""
    if request.method == "GET":
        return render(request, "privacy/copy.html")
    person = _me(request)
    file = packed(person, request.viewer)
    record("copy taken", institution=request.institution, by=request.viewer.account_id, about=person)
    name = f"{request.institution.slug}-{timezone.localdate()}.zip"
    return FileResponse(file, as_attachment=True, filename=name, content_type="application/zip")


@myself
@fresh
@settled
@require_http_methods(["GET", "POST"])
def leave(request):
    """What goes, what stays, and one button."""
    person = _me(request)
    if request.method == "GET":
        return render(request, "privacy/leave.html", {"person": person, "roles": bool(request.viewer.roles)})
    if leave_for_good(person):
        logout(request)
    return HttpResponseRedirect(reverse("privacy:left", kwargs={"institution": request.institution.slug}))


@public
@require_safe
def left(request):
    """Where one comes out."""
    return render(request, "privacy/left.html")
