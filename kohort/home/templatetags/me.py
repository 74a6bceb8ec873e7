"""Who is signed in, and the way to their class."""

from urllib.parse import urlencode

from django import template

from kohort.access.viewer import Viewer
from kohort.people.models import Person, Study

register = template.Library()


@register.simple_tag
def own_person(viewer: Viewer) -> Person | None:
    """The viewer's own person in this institution, or None; `first_name` is what friends say."""
    if viewer.person_id is None:
        return None
    person = Person.objects.visible_to(viewer).filter(pk=viewer.person_id).first()
    person.first_name = person.call_name or person.given_names.split(" ")[0] or person.name
    return person


@register.filter
def class_query(study: Study) -> str:
    """The query of the directory that shows whom one finished with, or began with while not finished."""
    year = {"year": study.award_year} if study.award_year else {"cohort": study.cohort or study.first_year}
    return "?" + urlencode({"programme": study.programme.code, **year})
