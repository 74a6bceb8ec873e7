"""On the pages of people: asking somebody, and logging that they came; on one's own, what one gave."""

from django.template.loader import render_to_string

from kohort.access.viewer import Viewer
from kohort.people.models import Person

from .asker import may_ask
from .given_page import own, totals


def on_person(request, person: Person) -> str | None:
    """Named in PERSON_PANELS: for who may ask, of those who can be asked."""
    if not _is_here(person, request.viewer) or not may_ask(request.viewer):
        return None
    return render_to_string("giving/asks/on_person.html", {"person": person}, request)


def on_profile(request, person: Person) -> str | None:
    """Named in ME_PANELS: what one gave so far."""
    rows = own(request.viewer)
    context = {"totals": totals(rows), "last": rows[0]} if rows else {}
    return render_to_string("giving/asks/on_profile.html", context, request) if rows else None


def _is_here(person: Person, viewer: Viewer) -> bool:
    here = person.is_claimed and person.hidden_since is None and person.institution_id == viewer.institution_id
    return here and viewer.is_member and person.pk != viewer.person_id and person.pk not in viewer.apart
