"""Who is signed in."""

from django import template

from kohort.access.viewer import Viewer
from kohort.people.models import Person

register = template.Library()


@register.simple_tag
def own_person(viewer: Viewer) -> Person | None:
    """The viewer's own person in this institution, or None; `first_name` is what friends say."""
    if viewer.person_id is None:
        return None
    person = Person.objects.visible_to(viewer).filter(pk=viewer.person_id).first()
    person.first_name = person.call_name or person.given_names.split(" ")[0] or person.name
    return person
