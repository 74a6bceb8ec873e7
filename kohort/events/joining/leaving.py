"""Not coming after all: a page with one button, from one's own link."""

from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kohort.access.gate import public
from kohort.events.seats.seating import CannotJoin, give_up

from .changing import by
from .own_link import seat_at


@public
@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request, token):
    """GET asks, POST does; done twice, it is done."""
    seat = seat_at(request, token)
    back = reverse("seats:seat", args=[request.institution.slug, token])
    refusal = ""
    if request.method == "POST":
        try:
            give_up(seat, by=by(request, seat))
            return HttpResponseRedirect(back)
        except CannotJoin as reason:
            refusal = str(reason)
    context = {"event": seat.event, "seat": seat, "back": back, "refusal": refusal}
    return render(request, "events/joining/cancel.html", context)
