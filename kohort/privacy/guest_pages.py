"""A guest's own pages: where they are one and under which name, a copy of everything, and leaving for good."""

from functools import wraps

from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kohort.access.gate import signed_in
from kohort.accounts.second_factor import fresh
from kohort.groups.entering.forms import NameForm

from . import guests


def of_guest(view):
    """404 for who is a member, who has /me/ for all of this, and for who is no guest here."""

    @wraps(view)
    def guarded(request):
        places = guests.places(request.viewer.account_id, request.institution).select_related("group")
        found = list(places.order_by("-since", "-pk"))
        if request.viewer.is_member or not found:
            raise Http404
        return view(request, found)

    return guarded


@signed_in
@of_guest
@require_http_methods(["GET", "HEAD", "POST"])
def guest(request, places):
    """The groups, the one name they all read, and the ways out."""
    form = NameForm(request.POST or None, initial={"name": places[0].name})
    if form.is_valid():
        guests.places(request.viewer.account_id, request.institution).update(name=form.cleaned_data["name"])
        messages.success(request, _("Saved."))
        return HttpResponseRedirect(request.path)
    return render(request, "privacy/guest.html", {"places": places, "form": form})


@signed_in
@fresh
@of_guest
@require_POST
def copy(request, places):
    """Everything that is known of the guest here, made on the spot and kept nowhere."""
    text = guests.copy_of(request.user, request.institution)
    name = f"{request.institution.slug}-{timezone.localdate()}.json"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(text, content_type="application/json", headers=headers)


@signed_in
@fresh
@of_guest
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request, places):
    """What goes, and one button."""
    if request.method != "POST":
        return render(request, "privacy/guest_leave.html")
    if guests.leave(request.user, request.institution):
        logout(request)
    return HttpResponseRedirect(reverse("privacy:left", kwargs={"institution": request.institution.slug}))
