"""All addresses are dead: the office checks who it is by other means, then seven quiet days pass, then a new one works.

Everybody at a known address is told at once and can stop it. Nothing shortens the days: whoever took over the account,
with a passkey of their own or not, is not asked.
"""

from django.contrib.sessions.models import Session
from django.utils import timezone

from kohort.accounts.models import Account, OfficeRole
from kohort.activity.models import record
from kohort.kit.bugs import bug
from kohort.people.models import Person

from . import jobs_claims
from .addresses import add_address, at
from .claiming import QUIET, known_addresses
from .models import Case, Claim

WHY = "the office lets somebody in again"


def grant(case: Case, person: Person, account: Account, by: int | None) -> None:
    """Begin the quiet days, in the transaction of the decision. `case` holds the new address."""
    settles_at = timezone.now() + QUIET
    made = Claim.objects.create(
        institution=case.institution, person=person, account=account, way=Claim.Way.BACK, settles_at=settles_at
    )
    case.turn(Case.State.GRANTED, way=Claim.Way.BACK, claim=made)
    record("way back granted", institution=case.institution, by=by, about=person)
    jobs_claims.tell_others.enqueue(made.pk, *known_addresses(person, account))
    jobs_claims.send_back.enqueue(case.pk)
    jobs_claims.send_pointer.using(run_after=settles_at).enqueue(case.pk)


def is_open(claim: Claim | None) -> bool:
    """Whether the quiet days have passed, and nobody has stopped it."""
    if claim is None or claim.settles_at is None or claim.stopped_at:
        return False
    return claim.settles_at <= timezone.now() or bug("quiet-days")


def let_in(case: Case, person: Person) -> Account | None:
    """The account one gets in with now, or None: stopped, too early, or somebody else has the place meanwhile.

    An account that is also somebody elsewhere, or works for an office, stays as it is: this office cannot open doors
    that are not its own. Then the place alone moves, to the account at the new address.
    """
    old, claim = person.account, case.claim
    if not (old and claim and is_open(claim) and old.pk == claim.account_id):
        return None
    account = at(case.destination, case.language) if _is_more(old, person) else old
    if not (add_address(old, case.destination) if account == old else _move(person, account)):
        return None
    Session.objects.filter(open_session__account=old).delete()
    record("way back used", institution=case.institution, by=account.pk, about=person)
    return account


def _move(person: Person, account: Account) -> bool:
    """False when that account is somebody here already."""
    if account.people.trusted(WHY).filter(institution_id=person.institution_id).exists():
        return False
    person.account = account
    person.save(update_fields=["account"])
    return True


def _is_more(account: Account, person: Person) -> bool:
    """Whether the account opens anything besides this place."""
    elsewhere = account.people.trusted(WHY).exclude(pk=person.pk)
    return elsewhere.exists() or OfficeRole.held_by(account.pk).exists()
