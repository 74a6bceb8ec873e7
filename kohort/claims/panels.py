"""What the desk of the office shows of invitations: how many could get one, which are under way, and an alarm."""

from django.db.models import Count
from django.template.loader import render_to_string

from kohort.people.models import Contact

from .invitations import shown
from .models import Invitation
from .paper import is_being_guessed

LATEST = 3


def invitations(request) -> str | None:
    """For coordinators."""
    viewer = request.viewer
    if not viewer.is_coordinator:
        return None
    addresses = Contact.objects.visible_to(viewer).filter(kind=Contact.Kind.EMAIL)
    unclaimed = addresses.filter(person__account__isnull=True, person__hidden_since__isnull=True)
    open_yet = Invitation.objects.visible_to(viewer).exclude(state=Invitation.State.DONE).order_by("-at")[:LATEST]
    context = {
        "reachable": unclaimed.aggregate(people=Count("person", distinct=True))["people"],
        "invitations": shown(open_yet, viewer),
        "guessed": is_being_guessed(request.institution),
    }
    return render_to_string("claims/invitations_waiting.html", context, request)
