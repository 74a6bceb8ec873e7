"""Cases at the office that nobody has linked to a person, but in which this person typed who they are."""

from allauth.account.models import EmailAddress
from django.db.models import QuerySet

from kohort.claims.models import Case
from kohort.kit.folding import fold
from kohort.people.models import Contact, Person
from kohort.register.models import Record

WHY = "who leaves takes with them what they typed at the door"


def typed_by(person: Person) -> QuerySet:
    """By an address of theirs, or by their name and birth year. Somebody else of that name and year can ask again."""
    rows = Case.objects.trusted(WHY).filter(institution=person.institution_id)
    addresses, names = _addresses(person), _names(person)
    mine = [pk for pk, said in rows.values_list("pk", "typed") if _email(said) in addresses or _name(said) in names]
    return rows.filter(pk__in=mine)


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
