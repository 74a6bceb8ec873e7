"""Names that members typed because they would like to see somebody here, and that nobody has linked to a person."""

from django.db.models import QuerySet

from kohort.claims.models import Remembered
from kohort.kit.folding import fold
from kohort.people.models import OtherName, Person, Study

WHY = "who leaves takes with them what was typed about them"


def recalling(person: Person) -> QuerySet:
    """By their name, today's or a former one, from a class of theirs or from none."""
    rows = Remembered.objects.trusted(WHY).filter(institution=person.institution_id)
    given, surnames, programmes = _given(person), _surnames(person), _programmes(person)
    tips = rows.values_list("pk", "given_names", "surname", "study__programme_id")
    mine = [
        pk
        for pk, first, surname, programme in tips
        if programme in programmes and fold(surname) in surnames and given.issuperset(fold(first).split())
    ]
    return rows.filter(pk__in=mine)


def _given(person) -> set[str]:
    return set(fold(f"{person.given_names} {person.call_name}").split())


def _surnames(person) -> set[str]:
    former = OtherName.objects.trusted(WHY).filter(person=person, kind=OtherName.Kind.FORMER)
    return {fold(person.surname), *map(fold, former.values_list("value", flat=True))}


def _programmes(person) -> set[int | None]:
    studies = Study.objects.trusted(WHY).filter(person=person)
    return {None, *studies.values_list("programme_id", flat=True)}
