"""Looking at one's own page through other eyes. They are a Viewer like any other: the guard decides what they see."""

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from kohort.access.gate import myself
from kohort.access.viewer import Viewer
from kohort.kit.bugs import bug
from kohort.people.showing import shown

from .rows import me

NOBODY_IN_PARTICULAR = 0  # the number of no person
OTHERS = {"classmates": _("classmates"), "members": _("members"), "everybody": _("everybody")}


def eyes(who: str, viewer: Viewer) -> Viewer:
    """The eyes of some classmate of the viewer's, of a member who is none, or of a visitor who has not signed in."""
    if bug("see-as"):
        return viewer
    if who == "everybody":
        return Viewer(institution_id=viewer.institution_id)
    classes = viewer.classes if who == "classmates" else ()
    return Viewer(institution_id=viewer.institution_id, person_id=NOBODY_IN_PARTICULAR, classes=classes)


@myself
@require_safe
def seen_as(request, who):
    """One's own page as others meet it, or why they meet nothing."""
    if who not in OTHERS:
        raise Http404
    person, others = me(request.viewer), eyes(who, request.viewer)
    looking = {"who": who, "others": OTHERS}
    if not person.is_seen_by(others):
        return render(request, "people/me/unseen.html", {"person": person, **looking})
    return shown(request, person, others, looking)
