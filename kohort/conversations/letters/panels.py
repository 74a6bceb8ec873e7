"""On the page of a person: writing to them, and not wanting to meet them."""

from django.template.loader import render_to_string

from kohort.access.viewer import Viewer


def on_person(request, person) -> str | None:
    """For members, of people who are here; not of oneself."""
    if not _may_meet(person, request.viewer):
        return None
    return render_to_string("conversations/letters/on_person.html", {"person": person}, request)


def _may_meet(person, viewer: Viewer) -> bool:
    here = person.is_claimed and person.hidden_since is None and person.institution_id == viewer.institution_id
    return here and viewer.is_member and person.pk != viewer.person_id and person.pk not in viewer.apart
