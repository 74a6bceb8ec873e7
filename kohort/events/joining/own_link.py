"""One's own link: what stands in every mail about a seat. Looking changes nothing, and nobody has to sign in.

A forwarded mail tells no more by its link than it tells itself: the name, and those who come along.
"""

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from kohort.access.gate import public
from kohort.accounts.asking import too_often
from kohort.accounts.limits import Limit, TooOften, spend
from kohort.events.event import Event
from kohort.events.hosting import Host
from kohort.events.planning.models import Item
from kohort.events.seats.models import Seat
from kohort.events.seats.seating import CannotJoin

from . import links
from .changing import DEEDS, SAID, form_of
from .forgetting import forget, may_be_forgotten
from .standing import standing

WHY = "whoever has the mail may open its link"
CHANGES = Limit("changes of a seat", 60, 3600)  # each one that counts is told by mail


@public
@require_http_methods(["GET", "HEAD", "POST"])
def seat(request, token):
    """POST `do`: one of DEEDS, or forget."""
    mine = seat_at(request, token)
    form = form_of(request, mine)
    if request.method != "POST":
        return _page(request, mine, form)
    try:
        spend((CHANGES, mine.key))
        return _done(request, mine, form)
    except TooOften as refusal:
        return too_often(request, refusal.limit.seconds)
    except CannotJoin as refusal:
        return _page(request, mine, form, str(refusal))


def seat_at(request, token: str) -> Seat:
    """Of a token, in an institution that has to do with it. 404 tells nothing."""
    mine = links.of(token)
    if mine is None or not _belongs(mine, request.institution):
        raise Http404
    return mine


def _belongs(mine: Seat, institution) -> bool:
    homes = {mine.event.institution_id, mine.person.institution_id if mine.person else None}
    return institution.pk in homes or Host.at(institution.pk).filter(event_id=mine.event_id).exists()


def _done(request, mine: Seat, form):
    do = request.POST.get("do", "")
    if do == "forget" and may_be_forgotten(mine):
        forget(mine)
        return render(request, "events/joining/forgotten.html")
    if do not in DEEDS:
        raise Http404
    if do in SAID and not form.is_valid():
        return _page(request, mine, form)
    DEEDS[do](request, mine, form)
    return HttpResponseRedirect(request.path)


def _page(request, mine: Seat, form, refusal: str = ""):
    event = mine.event
    context = {
        "event": event,
        "stands": standing(event, mine),
        "form": form,
        "refusal": refusal,
        "items": Item.objects.trusted(WHY).filter(event=event).order_by("at", "pk"),
        "sees": Event.objects.visible_to(request.viewer).filter(pk=event.pk).exists(),
        "forgettable": may_be_forgotten(mine),
    }
    return render(request, "events/joining/seat.html", context)
