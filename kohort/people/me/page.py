"""One's own page.

Every address on it is an ordinary page or button first. htmx takes the parts that change, and tells what was done in
the one live region of the page.
"""

from django.conf import settings
from django.shortcuts import render
from django.utils.module_loading import import_string
from django.views.decorators.http import require_safe

from kohort.access.audience import Audience
from kohort.access.gate import myself
from kohort.people.faces import face_of
from kohort.people.models import Person
from kohort.people.pages import page_of

from .forms import NamesForm
from .rows import me
from .sections import old, sections


@myself
@require_safe
def page(request):
    """Everything one has told and the register knows, with who sees it."""
    person = me(request.viewer)
    person.photo = face_of(person, request.viewer, request.institution.slug)
    panels = [import_string(path)(request, person) for path in settings.ME_PANELS]
    more = {"names": NamesForm(instance=person), "panels": list(filter(None, panels))}
    return render(request, "people/me/me.html", told(request, person) | more)


def told(request, person: Person) -> dict:
    """The sections with their rows, and the rows that are old."""
    found = sections(page_of(person, request.viewer))
    return {"person": person, "sections": found, "old": old(found), "audiences": Audience.choices}
