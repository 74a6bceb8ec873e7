"""Who is signed in, and what waits for them."""

from django import template
from django.db.models import Subquery

from kohort.access.viewer import Viewer
from kohort.institutions.models import Institution
from kohort.notices.panels import badge
from kohort.people.faces import face
from kohort.people.models import Person, Photo

register = template.Library()


@register.simple_tag
def unread(viewer: Viewer) -> int:
    """How many notices wait; one query for a member."""
    return badge(viewer)


@register.simple_tag
def own_person(viewer: Viewer, institution: Institution) -> Person | None:
    """The viewer's own person in this institution, or None, with `photo`; `first_name` is what friends say."""
    if viewer.person_id is None:
        return None
    own = Subquery(Photo.objects.of_oneself(viewer).values("digest")[:1])
    person = Person.objects.trusted("oneself").annotate(digest=own).get(pk=viewer.person_id)
    person.photo = face(person, person.digest, institution.slug)
    person.first_name = person.call_name or person.given_names.split(" ")[0] or person.name
    return person
