"""What was typed about a person by rows that nobody has linked to one: at the door by themselves, or by a classmate."""

from collections.abc import Iterator

from allauth.account.models import EmailAddress
from django.db.models import QuerySet

from kohort.claims.models import Case, Remembered
from kohort.kit.folding import fold
from kohort.people.models import Contact, OtherName, Person, Study
from kohort.register.models import Record

WHY = "who leaves takes with them what was typed about them"


def typed(person: Person) -> Iterator[QuerySet]:
    """Rows that surely mean this person. A namesake's that go with them can be typed again."""
    yield _cases(person)
    yield _tips(person)


def _cases(person: Person) -> QuerySet:
    """By an address of theirs, or by their name and birth year."""
    rows = Case.objects.trusted(WHY).filter(institution=person.institution_id)
    addresses, names = _addresses(person), _names(person)
    mine = [pk for pk, said in rows.values_list("pk", "typed") if _email(said) in addresses or _name(said) in names]
    return rows.filter(pk__in=mine)


def _tips(person: Person) -> QuerySet:
    """By their name, from a class of theirs or from none."""
    rows = Remembered.objects.trusted(WHY).filter(institution=person.institution_id)
    studies = Study.objects.trusted(WHY).filter(person=person)
    programmes = {None, *studies.values_list("programme_id", flat=True)}
    given, surnames = set(fold(f"{person.given_names} {person.call_name}").split()), _surnames(person)
    tips = rows.values_list("pk", "given_names", "surname", "study__programme_id")
    mine = [
        pk
        for pk, first, surname, programme in tips
        if programme in programmes and fold(surname) in surnames and given.issuperset(fold(first).split())
    ]
    return rows.filter(pk__in=mine)


def _surnames(person) -> set[str]:
    former = OtherName.objects.trusted(WHY).filter(person=person, kind=OtherName.Kind.FORMER)
    return {fold(person.surname), *map(fold, former.values_list("value", flat=True))}


def _addresses(person) -> set[str]:
    contacts = Contact.objects.trusted(WHY).filter(person=person).values_list("folded", flat=True)
    own = EmailAddress.objects.filter(user=person.account_id) if person.account_id else EmailAddress.objects.none()
    return {*contacts, *(email.casefold() for email in own.values_list("email", flat=True))} - {""}


def _names(person) -> set[tuple]:
    records = Record.objects.trusted(WHY).filter(person=person, birth_year__isnull=False)
    return {(fold(f"{one.given_names} {one.surname}"), str(one.birth_year)) for one in records}


def _email(said: dict) -> str:
    return str(said.get("email") or "").casefold()


def _name(said: dict) -> tuple:
    return fold(f"{said.get('given_names', '')} {said.get('surname', '')}"), str(said.get("birth_year") or "")
