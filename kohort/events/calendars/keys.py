"""Where one makes the secret address of a calendar, takes a new one, or ends it: one's own or a group's."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kohort.access.gate import myself, on
from kohort.groups.models import Group
from kohort.kit.addresses import address

from .models import CalendarKey


@myself
@require_http_methods(["GET", "HEAD", "POST"])
def mine(request):
    """What one comes to."""
    return _page(request, None, "calendars/mine.html")


@on(Group)
@require_http_methods(["GET", "HEAD", "POST"])
def of_group(request, group):
    """What a group one is in hosts."""
    if not (request.viewer.is_member and group.has(request.viewer)):
        raise Http404
    return _page(request, group, "calendars/group.html")


def _page(request, group, template: str):
    if request.method == "POST":
        _decide(request, group)
        return HttpResponseRedirect(request.path)
    key = CalendarKey.objects.visible_to(request.viewer).filter(group=group).first()
    where = key and settings.KOHORT_URL + address("calendars:own", request.institution.slug, secret=key.secret)
    context = {"group": group, "key": key, "where": where, "webcal": where and f"webcal:{where.partition(':')[2]}"}
    return render(request, f"events/{template}", context)


def _decide(request, group) -> None:
    person = request.viewer.person_id
    match request.POST.get("do"):
        case "make":
            CalendarKey.renew(person, group)
            messages.success(request, _("This is your address. The old one, if there was one, no longer works."))
        case "remove":
            CalendarKey.end(person, group)
            messages.success(request, _("The address no longer works. Your calendar hears nothing more from here."))
        case _:
            raise Http404
