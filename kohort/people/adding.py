"""Is somebody of this name in the register already?"""

from django.db.models import Q

from kohort.access.viewer import Viewer
from kohort.kit.folding import fold
from kohort.search import engine

from .models import Person
from .segments import Segment

MOST_SHOWN = 10


def namesakes(person: Person, viewer: Viewer) -> list[Person]:
    """People whose name folds to the same words: "Ødegård" and "Odegaard" are one.

    The index knows the spellings, the database whoever came too lately for the index.
    """
    segment = Segment(person.institution_id, person.name)
    found = engine.ask(segment.question(viewer), limit=5 * MOST_SHOWN).owners
    as_written = Q(given_names=person.given_names, surname=person.surname)
    rows = Person.objects.visible_to(viewer).filter(Q(pk__in=found) | as_written)
    return [one for one in rows if _words(one) == _words(person)][:MOST_SHOWN]


def _words(person: Person) -> set[str]:
    given = person.call_name or person.given_names
    return set(fold(f"{given} {person.surname}").split())
