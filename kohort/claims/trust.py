"""Which addresses on record may claim a place by themselves. Knowing who somebody is never may (OWASP ASVS 5.0, 6.4.2).

A private address that stands on one person of the institution alone, and a student address while its life lasts.
Never one that two people have, never one of a shared domain, never one of somebody whose claim was stopped.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from django.db.models import Exists, OuterRef
from django.utils import timezone

from kohort.kit.bugs import bug
from kohort.people.models import Contact, Person, Study

from .models import Claim, SharedDomain

WHY = "which addresses may claim is decided before anybody is a member"
KINDS = (Contact.Kind.EMAIL, Contact.Kind.STUDENT_EMAIL)
AFTERLIFE = timedelta(days=183)  # how long a student's mailbox is surely theirs once the study has ended
AT_ONCE = 10_000  # SQLite takes a few ten thousand values in one question


def may_claim(contact: Contact) -> bool:
    """Whether whoever reads mail at this address may take the place it stands on."""
    return contact.pk in {one.pk for one in _trusted([contact.person_id])}


def addresses_of(person: Person) -> list[Contact]:
    """The addresses that may claim a person's place: private ones first, the ones known last at the head."""
    return sorted(_trusted([person.pk]), key=_worth)


def trusted_contacts(person_ids: Iterable[int]) -> dict[int, int]:
    """{person's id: the id of their best address}; those without one are left out. Three queries in ten thousand."""
    ids, best = list(person_ids), dict[int, int]()
    for start in range(0, len(ids), AT_ONCE):
        for contact in sorted(_trusted(ids[start : start + AT_ONCE]), key=_worth):
            best.setdefault(contact.person_id, contact.pk)
    return best


def _worth(contact: Contact) -> tuple:
    return contact.kind != Contact.Kind.EMAIL, -contact.as_of.timestamp(), contact.pk


def _trusted(person_ids: list[int]) -> list[Contact]:
    addresses = _unshared(person_ids)
    students = {one.person_id for one in addresses if one.kind == Contact.Kind.STUDENT_EMAIL}
    last_days, today = _last_days(students), timezone.localdate()
    return [one for one in addresses if one.kind == Contact.Kind.EMAIL or today <= last_days[one.person_id]]


def _unshared(person_ids: list[int]) -> list[Contact]:
    """Their addresses that nobody else here has, but for those of shared domains and of stopped claims."""
    addresses = Contact.objects.trusted(WHY).filter(kind__in=KINDS)
    same = addresses.filter(institution=OuterRef("institution"), folded=OuterRef("folded"))
    elsewhere = same.exclude(person_id=OuterRef("person_id"))
    stopped = Claim.objects.trusted(WHY).filter(person=OuterRef("person_id"), stopped_at__isnull=False)
    rows = addresses.filter(~Exists(stopped), person_id__in=person_ids)
    if not bug("shared-address-claims"):
        rows = rows.filter(~Exists(elsewhere))
    shared = set(SharedDomain.objects.trusted(WHY).values_list("institution_id", "domain"))
    return [one for one in rows if (one.institution_id, one.folded.rpartition("@")[2]) not in shared]


def _last_days(person_ids: set[int]) -> dict[int, date]:
    """{person: the last day on which a student address is surely theirs}."""
    days: dict[int, date] = defaultdict(lambda: date.max if bug("student-address-old") else date.min)
    studies = Study.objects.trusted(WHY).filter(person_id__in=person_ids) if person_ids else Study.objects.none()
    for person_id, end in _ends(studies):
        days[person_id] = max(days[person_id], end + AFTERLIFE)
    return days


def _ends(studies) -> Iterator[tuple[int, date]]:
    """(person, the day of the award), or the end of the last academic year where no day is known."""
    for person_id, awarded, award_year, last_year in studies.values_list(
        "person_id", "awarded", "award_year", "last_year"
    ):
        yield person_id, awarded or date((award_year or last_year + 1), 7, 31)
