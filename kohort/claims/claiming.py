"""An account takes a person's place. One conditional UPDATE decides between two who want the same.

A claim that is not settled can be stopped for seven quiet days by whoever reads another address on record: `stopping`.
"""

from datetime import timedelta

from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction
from django.utils import timezone

from kohort.accounts.models import Account
from kohort.activity.models import record
from kohort.kit.bugs import bug
from kohort.people.indexing import changed
from kohort.people.models import Contact, Person

from . import jobs_claims
from .models import Claim
from .trust import KINDS

WHY = "who has proved to be somebody takes their place"
QUIET = timedelta(days=7)


class Taken(Exception):
    """The place is not free, or the account is `other`, another person of the same institution, already."""

    def __init__(self, other: Person | None = None):
        super().__init__("taken")
        self.other = other


@transaction.atomic
def claim(person: Person, account: Account, *, way: Claim.Way, settled: bool, proved: str = "") -> Claim:
    """Raises Taken. `proved` is the address that was proved: every other one on record is told, and can stop it."""
    now = timezone.now()
    settles_at = None if settled else now + QUIET
    _take(person, account, now, settles_at)
    changed([person.pk])
    made = Claim.objects.create(
        institution_id=person.institution_id, person=person, account=account, way=way, at=now, settles_at=settles_at
    )
    record("claimed", institution=person.institution, by=account.pk, about=person, way=str(way))
    jobs_claims.tell_others.enqueue(made.pk, *known_addresses(person, account, but=proved))
    return made


def _take(person, account, now, settles_at) -> None:
    here = Person.objects.trusted(WHY).filter(institution_id=person.institution_id)
    free = here.filter(pk=person.pk) if bug("race") else here.filter(pk=person.pk, account__isnull=True)
    try:
        with transaction.atomic():
            won = free.update(account=account, claimed_at=now, settles_at=settles_at)
    except IntegrityError:  # one_person_per_account_here
        raise Taken(here.get(account=account)) from None
    if not won:
        raise Taken
    person.account, person.claimed_at, person.settles_at = account, now, settles_at


def known_addresses(person: Person, account: Account, but: str = "") -> tuple[list[int], list[int]]:
    """Ids of a person's contacts, and of the account's own addresses, but for one address."""
    contacts = Contact.objects.trusted(WHY).filter(person=person, kind__in=KINDS).exclude(folded=but.casefold())
    own = EmailAddress.objects.filter(user=account, verified=True).exclude(email__iexact=but)
    return list(contacts.values_list("pk", flat=True)), list(own.values_list("pk", flat=True))
