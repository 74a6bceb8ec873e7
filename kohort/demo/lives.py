"""What Kohort knows beyond the register: students, who took their places, what they told since and what was found out.

Written a batch of people at a time; whoever has been through here already is left alone.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from random import Random

from django.db import transaction

from kohort.people.models import Contact, Origin, Person, Position, Study
from kohort.register.models import Record

from .campus import Campus
from .claims import claim
from .invented import Invented, InventedStudy
from .told import at_noon, work

WHY = "the demo writes on behalf of everybody"

Known = list[tuple[Person, Invented]]


@transaction.atomic
def settle(campus: Campus, batch: Sequence[Invented]) -> None:
    """Give these people what the register has not. Those whose rows were faulty never became people: left out."""
    people = _people(campus, batch)
    people |= _students(campus, [each for each in batch if each.key not in people and not _graduated(each)])
    known = [(people[each.key], each) for each in batch if each.key in people]
    _unfinished(campus, known)
    _found_out(campus, known)
    claim(campus, [(person, each) for person, each in known if each.claimed and not person.is_claimed])


def _people(campus: Campus, batch: Iterable[Invented]) -> dict[str, Person]:
    """By their key in the register."""
    records = Record.objects.trusted(WHY).filter(
        source=campus.source, source_person_id__in=[each.key for each in batch]
    )
    ids = dict(records.values_list("source_person_id", "person_id"))
    people = Person.objects.trusted(WHY).in_bulk(ids.values())
    return {key: people[pk] for key, pk in ids.items()}


def _graduated(person: Invented) -> bool:
    return any(study.award for study in person.studies)


def _students(campus: Campus, newcomers: Sequence[Invented]) -> dict[str, Person]:
    """Those who have no degree yet, or left without one: no file of degrees brings them."""
    people = Person.objects.bulk_create([_person(campus, each) for each in newcomers])
    pairs = list(zip(people, newcomers, strict=True))
    Record.objects.bulk_create([_record(campus, person, each) for person, each in pairs])
    Contact.objects.bulk_create([contact for person, each in pairs for contact in _contacts(campus, person, each)])
    Origin.objects.bulk_create(
        [Origin(**_of_register(campus, person, each), country=each.home_country) for person, each in pairs]
    )
    return {each.key: person for person, each in pairs}


def _person(campus: Campus, each: Invented) -> Person:
    return Person(
        institution_id=campus.institution.pk,
        given_names=each.given_names,
        call_name=each.call_name,
        surname=each.surname,
        recorded=_enrolled(campus, each),
    ).set_sort_keys()


def _record(campus: Campus, person: Person, each: Invented) -> Record:
    return Record(
        institution_id=campus.institution.pk,
        source_id=campus.source.pk,
        source_person_id=each.key,
        person_id=person.pk,
        given_names=each.given_names,
        call_name=each.call_name,
        surname=each.surname,
        birth_year=each.birth_year,
    )


def _contacts(campus: Campus, person: Person, each: Invented) -> Iterator[Contact]:
    kinds = {Contact.Kind.EMAIL: each.email, Contact.Kind.STUDENT_EMAIL: each.student_email}
    for kind, value in kinds.items():
        if value:
            yield Contact(**_of_register(campus, person, each), kind=kind, value=value, folded=value)


def _of_register(campus: Campus, person: Person, each: Invented) -> dict:
    return {
        "institution_id": campus.institution.pk,
        "person_id": person.pk,
        "source": campus.source.mark,
        "recorded": _enrolled(campus, each),
    }


def _enrolled(campus: Campus, each: Invented) -> datetime:
    return at_noon(max(each.studies[-1].start, campus.opened))


def _unfinished(campus: Campus, known: Known) -> None:
    """The studies without an award, of students and of those who left."""
    rows = Study.objects.trusted(WHY).filter(person__in=[person.pk for person, _ in known], award_year__isnull=True)
    there = set(rows.values_list("person_id", flat=True))
    Study.objects.bulk_create(
        _study(campus, person, each, study)
        for person, each in known
        if person.pk not in there
        for study in each.studies
        if not study.award
    )


def _study(campus: Campus, person: Person, each: Invented, study: InventedStudy) -> Study:
    years = study.end.year - 1 if study.end else max(study.start.year + study.programme.years - 1, campus.today.year)
    return Study(
        **_of_register(campus, person, each),
        programme_id=campus.programmes[study.programme.code],
        level=study.programme.level,
        started=study.start,
        cohort=study.start.year,
        first_year=study.start.year,
        last_year=max(years, study.start.year),
    )


def _found_out(campus: Campus, known: Known) -> None:
    """Where people work who have not taken their places, as the office's assistants found out."""
    silent = [(person, each) for person, each in known if each.positions and not each.claimed]
    rows = Position.objects.trusted(WHY).filter(person__in=[person.pk for person, _ in silent])
    there = set(rows.values_list("person_id", flat=True))
    Position.objects.bulk_create(
        work(person, position, source="office", recorded=_some_day(campus, each))
        for person, each in silent
        if person.pk not in there
        for position in each.positions
    )


def _some_day(campus: Campus, each: Invented) -> datetime:
    days = (campus.today - campus.opened).days
    return at_noon(campus.opened + timedelta(days=Random(each.key).randrange(days)))
