"""A person in the words of schema.org, as other systems read them. Own data, told to oneself alone."""

from typing import Any

from kohort.people.models import Contact, Language, OtherName, Person, Position, Residence, Study, Topic

WHY = "a copy of one's own data, for oneself"
MAIL = (Contact.Kind.EMAIL, Contact.Kind.STUDENT_EMAIL)


def described(person: Person) -> dict[str, Any]:
    """https://schema.org/Person. What is not known is left out."""
    contacts = list(_of(Contact, person))
    told = {
        "@context": "https://schema.org",
        "@type": "Person",
        "name": person.name,
        "givenName": person.given_names,
        "familyName": person.surname,
        "alternateName": [one.value for one in _of(OtherName, person)],
        "email": [one.value for one in contacts if one.kind in MAIL],
        "telephone": [one.value for one in contacts if one.kind == Contact.Kind.PHONE],
        "url": [one.value for one in contacts if one.kind == Contact.Kind.LINK],
        "address": [one.value for one in contacts if one.kind == Contact.Kind.ADDRESS],
        "homeLocation": [_place(one) for one in _of(Residence, person) if not one.ended],
        "worksFor": [_work(one) for one in _of(Position, person) if one.is_current],
        "alumniOf": {"@type": "CollegeOrUniversity", "name": person.institution.name},
        "hasCredential": [_credential(one) for one in _of(Study, person).select_related("programme") if one.is_degree],
        "knowsAbout": [one.text for one in _of(Topic, person)],
        "knowsLanguage": [one.code for one in _of(Language, person)],
    }
    return {term: said for term, said in told.items() if said}


def _of(model, person):
    return model.objects.trusted(WHY).filter(person=person).order_by("pk")


def _place(one: Residence) -> dict:
    return {"@type": "Place", "name": one.place, "addressCountry": one.country}


def _work(one: Position) -> dict:
    role = {"@type": "OrganizationRole", "roleName": one.title, "startDate": one.started}
    return role | {"worksFor": {"@type": "Organization", "name": one.employer}}


def _credential(one: Study) -> dict:
    return {
        "@type": "EducationalOccupationalCredential",
        "name": one.title or one.programme.name,
        "about": one.programme.name,
        "dateCreated": one.awarded or one.award_year,
    }
