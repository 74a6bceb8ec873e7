"""Whom in the register a member means by a name they remember. Only a job asks: no answer of a page depends on it."""

from kohort.access.viewer import Role, Viewer
from kohort.kit.folding import fold
from kohort.people.classes import shared
from kohort.people.models import OtherName, Person, Study
from kohort.people.segments import Segment
from kohort.search import engine

from .models import Remembered

WHY = "whom a member means is told to nobody but the office"
MOST = 50  # of the same words; among more, nobody is surely meant


def meant(tip: Remembered) -> Person | None:
    """The one of that name in the class or, where the class has none, in the institution; else nobody."""
    for people in (_classmates, _anybody):
        if namesakes := _namesakes(tip, people(tip)):
            return namesakes[0] if len(namesakes) == 1 else None
    return None


def _classmates(tip) -> list[int]:
    if tip.study is None:
        return []
    return list(shared(Study.objects.trusted(WHY), tip.study).values_list("person_id", flat=True))


def _anybody(tip) -> list[int]:
    """Those the index finds by the words of the name."""
    office = Viewer(institution_id=tip.institution_id, roles=frozenset({Role.COORDINATOR}))
    segment = Segment(tip.institution_id, f"{tip.given_names} {tip.surname}")
    return engine.ask(segment.question(office), limit=MOST).owners


def _namesakes(tip: Remembered, person_ids: list[int]) -> list[Person]:
    """Whose surname, today's or a former one, and given name fold to what was typed: "Odegaard" is Ødegård."""
    given, surname = set(fold(tip.given_names).split()), fold(tip.surname)
    names = OtherName.objects.trusted(WHY).filter(person_id__in=person_ids, kind=OtherName.Kind.FORMER)
    former = {pk for pk, name in names.values_list("person_id", "value") if fold(name) == surname}
    people = Person.objects.trusted(WHY).filter(institution_id=tip.institution_id, pk__in=person_ids)
    return [
        one
        for one in people
        if given <= set(fold(f"{one.given_names} {one.call_name}").split())
        and (fold(one.surname) == surname or one.pk in former)
    ]
