"""Somebody wants to sign in by an address no account has. Perhaps it stands on a place that nobody has taken yet."""

from django.db import transaction
from django.utils import timezone

from kohort.accounts.limits import Limit, TooOften, spend
from kohort.institutions.models import Institution
from kohort.people.models import Contact

from . import jobs_claims, trust
from .models import Case

WHY = "whoever knocks is nobody yet; the answer goes to the address on record alone"
ONE_A_DAY = Limit("pointer letters to an address", 1, 86_400)


def knock(email: str, institution: Institution | None) -> dict | None:
    """What `accounts.jobs.send_code` needs to answer, or None. One question, whoever knocks; the job weighs it."""
    known = Contact.objects.trusted(WHY).filter(institution=institution, kind__in=trust.KINDS, folded=email.casefold())
    found = known.values_list("pk", flat=True).first()
    return {"hook": "kohort.claims.knocking.answer", "row": found} if found else None


def answer(contact: int, language: str) -> None:
    """The pointer letter, if the place is free and the address may claim it. For a job; no harm in doing it twice."""
    rows = Contact.objects.trusted(WHY).select_related("person", "institution")
    address = rows.filter(pk=contact, person__account=None, person__hidden_since=None).first()
    if address and trust.may_claim(address) and _is_first_today(address):
        with transaction.atomic():
            case = Case.objects.create(
                institution=address.institution,
                person=address.person,
                address=address,
                language=language,
                state=Case.State.GRANTED,
                decided=timezone.now(),
            )
            jobs_claims.send_pointer.enqueue(case.pk)


def _is_first_today(address: Contact) -> bool:
    try:
        spend((ONE_A_DAY, str(address.pk)))
    except TooOften:
        return False
    return True
