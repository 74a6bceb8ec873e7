"""Who is a guest of a group, for those who lead it: vouch for somebody, or say goodbye. And a guest's own way out."""

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kohort.access.gate import on, signed_in
from kohort.groups.models import Group

from .models import Entrance, Guest


@on(Group, "lead")
@require_http_methods(["GET", "HEAD", "POST"])
def guests(request, group):
    """Since when, until when and by which door. POST `guest` (a key) and `do`: vouch or goodbye."""
    here = Guest.objects.visible_to(request.viewer).filter(group=group, ended=None, until__gte=timezone.localdate())
    if request.method == "POST":
        return _dealt(request, get_object_or_404(here, key=request.POST.get("guest", "")))
    rows = list(here.order_by("-since", "-pk"))
    doors = Entrance.objects.visible_to(request.viewer).in_bulk([one.entrance_id for one in rows if one.entrance_id])
    shown = [(one, doors.get(one.entrance_id)) for one in rows]
    return render(request, "groups/entering/guests.html", {"group": group, "guests": shown})


def _dealt(request, guest):
    do = request.POST.get("do")
    if do == "vouch":
        guest.vouch(request.viewer)
        messages.success(request, _("%(name)s may stay a year longer, as your guest.") % {"name": guest.name})
    elif do == "goodbye":
        guest.end()
        messages.success(request, _("%(name)s is out of the group.") % {"name": guest.name})
    else:
        raise Http404
    return HttpResponseRedirect(request.path)


@signed_in
@on(Group, "take part")
@require_POST
def leave(request, group):
    """A guest goes. What they wrote stays under the name they gave."""
    rows = Guest.here_today().filter(group=group, account_id=request.viewer.account_id)
    get_object_or_404(rows).leave()
    messages.success(request, _("You have left %(group)s.") % {"group": group.name})
    return HttpResponseRedirect(reverse("home:institution", args=[request.institution.slug]))
