"""A break: nobody asks before the month one chooses. It ends by itself, or at once with one tap."""

from datetime import date

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kohort.access.gate import myself
from kohort.claims.first_visit import own_person
from kohort.kit.addresses import address

from .offering import Own
from .saying import said_day

MONTHS = 12


@myself
@require_http_methods(["GET", "POST"])
def pause(request):
    """GET shows the months. POST `until`: the first day of one of them, or nothing to go on again."""
    with own_person(request) as me:
        own = Own(me)
        if request.method != "POST":
            return render(request, "giving/pause.html", {"months": months(), "limits": own.limits})
        until = _chosen(request.POST.get("until", ""))
        own.limit(paused_until=until)
    if until:
        messages.success(request, _("Nobody asks you before %(day)s.") % {"day": said_day(until)})
    else:
        messages.success(request, _("Good to have you back. You may be asked again."))
    return redirect(address("people:me", request.institution.slug))


def months() -> list[date]:
    """The first days of the months to come."""
    today = timezone.localdate()
    return [date(today.year + month // 12, month % 12 + 1, 1) for month in range(today.month, today.month + MONTHS)]


def _chosen(text: str) -> date | None:
    if not text:
        return None
    for day in months():
        if day.isoformat() == text:
            return day
    raise Http404
