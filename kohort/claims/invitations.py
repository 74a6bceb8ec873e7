"""Invitations at the desk: how far each one is, stopping it and going on, and the letters that need somebody."""

from collections import defaultdict

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kohort.access.gate import coordinator, on
from kohort.people.segments import Segment

from . import inviting
from .inviting import IN_DOUBT
from .models import Invitation, Invited

PAGE = 20
COLOURS = {"preparing": "info", "sending": "info", "stopped": "warning", "done": "success"}


@coordinator
@require_safe
def invitations(request):
    """What was sent, is being sent, or was stopped."""
    rows = Invitation.objects.visible_to(request.viewer).exclude(figures__has_key="remembered").order_by("-at", "-pk")
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "invitations": shown(page.object_list, request.viewer)}
    return render(request, "claims/invitations.html", context)


def shown(invitations, viewer) -> list[dict]:
    """Invitations as pages draw them; two queries."""
    rows = list(invitations)
    tallies = _tallies(rows)
    return [_shown(one, tallies[one.pk], viewer) for one in rows]


def _tallies(invitations) -> dict[int, dict[str, int]]:
    tallies: dict[int, dict[str, int]] = defaultdict(dict)
    letters = Invited.objects.trusted("figures of invitations").filter(invitation__in=invitations)
    for invitation, state, count in letters.values_list("invitation", "state").annotate(Count("pk")):
        tallies[invitation][state] = count
    return tallies


def _shown(invitation: Invitation, tally: dict[str, int], viewer) -> dict:
    """An invitation as its pages draw it."""
    letters = invitation.figures.get("letters", 0)
    waiting = tally.get("waiting", 0) + tally.get("sending", 0)
    return {
        "invitation": invitation,
        "sentence": _whom(invitation, viewer),
        "colour": COLOURS[invitation.state],
        "tally": tally,
        "letters": letters,
        "waiting": waiting,
        "dealt": sum(tally.values()) - waiting,
        "more": letters - invitation.figures.get("agreed", letters),
    }


def _whom(invitation: Invitation, viewer) -> str:
    if invitation.figures.get("remembered"):
        return _("Remembered by a classmate")
    return Segment.parse(invitation.segment, viewer).sentence()


@coordinator
@on(Invitation)
@require_safe
def invitation(request, invitation):
    """How far it is; while it goes on, htmx asks for that part again and again."""
    going_on = invitation.state in {Invitation.State.PREPARING, Invitation.State.SENDING}
    if request.htmx and not going_on:
        return HttpResponse(headers={"HX-Refresh": "true"})
    context = _shown(invitation, inviting.tally(invitation), request.viewer) | {"going_on": going_on}
    if request.htmx:
        return render(request, "claims/invitation_progress.html", context)
    doubtful = _letters(request, invitation).filter(state__in=IN_DOUBT).order_by("-state", "pk")
    page = Paginator(doubtful.select_related("person", "address"), PAGE).get_page(request.GET.get("page"))
    return render(request, "claims/invitation.html", context | {"page": page})


def _letters(request, invitation):
    return Invited.objects.visible_to(request.viewer).filter(invitation=invitation)


@coordinator
@on(Invitation)
@require_POST
def state(request, invitation):
    """Stop, go on, or give up the rest."""
    verbs = {"stop": inviting.stop, "resume": inviting.resume, "give-up": inviting.give_up}
    if request.POST.get("do") not in verbs:
        raise Http404
    verbs[request.POST["do"]](invitation, request.viewer.account_id)
    return _back_to(invitation)


@coordinator
@on(Invitation)
@require_POST
def doubtful(request, invitation):
    """Send again or leave: one letter of which nobody knows or that was refused, or all that were refused."""
    letters, number = _letters(request, invitation), request.POST.get("letter", "")
    letters = letters.filter(pk=int(number)) if number.isdecimal() else letters.filter(state=Invited.State.FAILED)
    if request.POST.get("do") == "again":
        inviting.send_again(invitation, letters)
    else:
        inviting.leave(letters)
    return _back_to(invitation)


def _back_to(invitation) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("claims:invitation", args=[invitation.institution.slug, invitation.key]))
