"""Somebody signed in through their institution: who that makes them here. It is settled at once."""

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kohort.accounts.institutional.identity import STAFF, VOUCHED, Identity
from kohort.accounts.models import Account
from kohort.activity.models import record
from kohort.institutions.models import Institution
from kohort.kit.bugs import bug
from kohort.people.models import Affiliation, Person
from kohort.register.models import Record, Tombstone
from kohort.register.tombstones import marks

from .claiming import Taken, claim
from .models import Case, Claim

WHY = "the institution says who this is"


def arrive(request, account: Account, institution: Institution, identity: Identity) -> str | None:
    """The page to go to first, or None to go on: the bridge for somebody new, the institution's home for a case."""
    if Person.objects.trusted(WHY).filter(institution=institution, account=account).exists():
        return None
    try:
        found = _in_register(institution, identity)
        unclear = _claim(found, account) if found else _join(account, institution, identity)
    except IntegrityError:  # one_person_per_account_here: the same arrival in another tab
        return None
    if unclear:
        return _case(request, account, institution, identity, why=unclear, person=found[0] if len(found) == 1 else None)
    return reverse("claims:bridge", args=[institution.slug])


def _in_register(institution, identity) -> list[Person]:
    """Whom the register of this very institution knows by the ids the provider tells."""
    records = Record.objects.trusted(WHY).filter(
        source__name=identity.provider.person_source, source_person_id__in=identity.register_ids
    )
    if not bug("register-next-door"):
        records = records.filter(institution=institution, source__institution=institution)
    return list(Person.objects.trusted(WHY).filter(pk__in=records.values("person_id")))


def _claim(found, account) -> Case.Why | None:
    """Take the place in the register; or why not."""
    if len(found) > 1:
        return Case.Why.SEVERAL
    try:
        claim(found[0], account, way=Claim.Way.INSTITUTION, settled=True)
    except Taken as taken:
        return None if taken.other else Case.Why.TAKEN  # `other`: the same arrival in another tab
    return None


@transaction.atomic
def _join(account, institution, identity) -> Case.Why | None:
    """A place of one's own, for whom the institution calls student or staff; or why not."""
    affiliations = identity.affiliations(institution) & VOUCHED
    if not affiliations or not any(identity.names) or _must_not_be_here(institution, identity):
        return Case.Why.SIGN_IN
    now = timezone.now()
    given, surname = (name[:120] for name in identity.names)
    if _has_namesake(institution, given, surname):
        return Case.Why.UNSURE
    person = Person.objects.create(
        institution=institution, account=account, given_names=given, surname=surname, claimed_at=now
    )
    if affiliations & STAFF:
        kind, source = Affiliation.Kind.STAFF, f"institution:{identity.provider.id}"
        Affiliation.objects.create(institution=institution, person=person, kind=kind, source=source, confirmed=now)
    Claim.objects.create(institution=institution, person=person, account=account, way=Claim.Way.INSTITUTION)
    record("claimed", institution=institution, by=account.pk, about=person, way=str(Claim.Way.INSTITUTION))
    return None


def _has_namesake(institution, given: str, surname: str) -> bool:
    """Whether somebody whom nobody has claimed may be the same human: two records of one are worse than a question."""
    first = given.partition(" ")[0]
    unclaimed = Person.objects.trusted(WHY).filter(institution=institution, account=None, surname=surname)
    return unclaimed.filter(Q(given_names__startswith=first) | Q(call_name=first)).exists()


def _must_not_be_here(institution, identity) -> bool:
    """Protected, deceased or erased, by the register's id: the office looks first (it may be the person, come back)."""
    source = identity.provider.person_source
    known_by = set().union(*(marks(institution, source, one, "", ()) for one in identity.register_ids))
    return Tombstone.objects.trusted(WHY).filter(institution=institution, mark__in=known_by).exists()


def _case(request, account, institution, identity, *, why, person) -> str:
    """The office decides. One case waits for an account, however often it comes back."""
    given, surname = identity.names
    told = {"given_names": given, "surname": surname, "email": identity.email}
    new = {"why": why, "person": person, "typed": told, "language": get_language(), "way": Claim.Way.INSTITUTION}
    waiting = {"institution": institution, "account": account, "state": Case.State.WAITING}
    Case.objects.trusted(WHY).get_or_create(**waiting, defaults=new)
    messages.info(
        request, _("We could not find your place by ourselves. The alumni office has a look and writes to you.")
    )
    return reverse("home:institution", args=[institution.slug])
