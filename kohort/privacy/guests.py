"""What a guest of groups has here, is given a copy of, and takes along: their places, and what they wrote there.

A guest is nobody in the register. Where a person is asked for, it is one without a number: of them the login is known.
"""

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from kohort.accounts.landing import institutions_of
from kohort.accounts.models import Account
from kohort.groups.models import Guest
from kohort.institutions.models import Institution
from kohort.people.models import Person

from .copying import parts
from .erasing import close, ours, unsay, unsign
from .mine import every, written
from .packing import FORMAT, as_json, records
from .wiping import wipe_tonight


def places(account_id: int, institution: Institution) -> QuerySet:
    """Where somebody is or was a guest, and has not become a member since."""
    return every(Guest).filter(account_id=account_id, institution=institution, became=None)


def copy_of(account: Account, institution: Institution) -> str:
    """All that is known of the guest here, as JSON: `records` as they lie in the tables."""
    guest = _as_person(account, institution)
    told = {"format": FORMAT, "made": timezone.now(), "institution": institution.slug}
    return as_json(told | {"records": records(parts(guest), guest)})


@transaction.atomic
def leave(account: Account, institution: Institution) -> bool:
    """The names, words and pictures go. Whether the login is gone too, since it leads nowhere else."""
    guest = _as_person(account, institution)
    unsay(guest)
    for model in ours():
        every(model).filter(pk__in=every(model).filter(written(model, guest)).values("pk")).delete()
    places(account.pk, institution).delete()
    if not institutions_of(account).filter(pk=institution.pk).exists():
        unsign(guest, account)
    wipe_tonight()
    return close(account)


def _as_person(account: Account, institution: Institution) -> Person:
    return Person(institution=institution, account=account)
