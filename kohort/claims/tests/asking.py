"""What the stories of claiming share: addresses on record, what one types, and reading a letter."""

import re
from datetime import date

from kohort.access.audience import Audience
from kohort.claims.models import Case, Claim
from kohort.people.models import Contact, Person
from kohort.register.matching import name_key
from kohort.register.models import FormerKey, Record, Source

WHY = "a test looks at everything"
CODE = re.compile(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}\b")
LINK = re.compile(r"https?://\S+?(/nordvik/\S+)")
UNA = {
    "given_names": "Una",
    "surname": "Ukjent",
    "birth_year": "1984",
    "programme": "Historie",
    "years": "2010",
    "email": "una.today@example.net",
}
FIND, CODE_PAGE = "/nordvik/find-me/", "/nordvik/find-me/code/"


def on_record(person: Person, email: str, kind: str = "email") -> Contact:
    """An address the register knows."""
    return Contact.objects.create(
        institution=person.institution,
        person=person,
        kind=kind,
        value=email,
        audience=Audience.OFFICE,
        source="register:fs",
    )


def registered(person: Person, birth_year: int | None = 1984, *former: str) -> Record:
    """What the register says of somebody."""
    source, _ = Source.objects.trusted(WHY).get_or_create(institution=person.institution, name="fs")
    record = Record.objects.create(
        institution=person.institution,
        source=source,
        source_person_id=f"P{person.pk}",
        person=person,
        given_names=person.given_names,
        call_name="",
        surname=person.surname,
        birth_year=birth_year,
        name_key=name_key(person.given_names, person.surname, birth_year),
    )
    for surname in former:
        FormerKey.objects.create(record=record, key=name_key(person.given_names, surname, birth_year))
    return record


def now(person: Person) -> Person:
    return Person.objects.trusted(WHY).get(pk=person.pk)


def claims_of(person: Person) -> list[Claim]:
    return list(Claim.objects.trusted(WHY).filter(person=person).order_by("pk"))


def last_case() -> Case:
    return Case.objects.trusted(WHY).select_related("person", "address").latest("pk")


def said(letter) -> str:
    return letter.get_body(("plain",)).get_content()


def code_in(letter) -> str:
    return CODE.search(said(letter)).group()


def link_in(letter) -> str:
    return LINK.search(said(letter)).group(1)


def letters_to(letters, address) -> list:
    return [letter for letter in letters if letter["To"] == address]


def long_ago(years: int) -> date:
    today = date.today()
    return date(today.year - years, 6, 15)
