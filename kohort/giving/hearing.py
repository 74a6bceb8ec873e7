"""Somebody here writes down what an alumna said in the corridor. It is no offer until she says that it is right."""

from django.db import transaction
from django.template.loader import render_to_string

from kohort.access.viewer import Viewer
from kohort.accounts.limits import Limit, spend
from kohort.activity.models import record
from kohort.kit.bugs import bug
from kohort.people.models import Affiliation, Person

from .heard import Heard

WHY = "whoever heard it writes it down once"
A_DAYS = Limit("heard", 20, 86400)


@transaction.atomic
def write_down(person: Person, viewer: Viewer, kinds: list[str], words: str) -> Heard:
    """What the same writer wrote down before, and nobody has answered, is written anew. Raises TooOften."""
    Person.objects.trusted(WHY).select_for_update(no_key=True).get(pk=person.pk)
    waiting = Heard.objects.trusted(WHY).filter(person=person, by_id=viewer.person_id, answered=None)
    heard = waiting.first() or Heard(person=person, by_id=viewer.person_id)
    is_new, heard.kinds, heard.words = heard.pk is None, kinds, words
    heard.save()
    if is_new:
        spend((A_DAYS, str(viewer.account_id)))
        record("offer.heard", institution=person.institution, by=viewer.account_id, about=person, heard=heard.pk)
    return heard


def on_person(request, person: Person) -> str | None:
    """Named in PERSON_PANELS: the way to write it down, for who may."""
    if not (is_here(person, request.viewer) and may_hear(request.viewer)):
        return None
    return render_to_string("giving/hear_link.html", {"person": person}, request)


def may_hear(viewer: Viewer) -> bool:
    """Staff and the office."""
    return viewer.is_office or Affiliation.is_staff(viewer.person_id) or bug("heard-by-anybody")


def is_here(person: Person, viewer: Viewer) -> bool:
    """Somebody else, who has a place here and can answer."""
    return person.is_claimed and person.hidden_since is None and person.pk != viewer.person_id
