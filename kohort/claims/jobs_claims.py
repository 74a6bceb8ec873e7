"""What claiming leaves to the worker. Arguments are ids of rows; each job may run twice."""

from allauth.account.models import EmailAddress
from django.db import transaction
from django_tasks import task

from kohort.accounts.limits import Limit, TooOften, spend
from kohort.people.models import Contact

from . import finding, mail_claims, trust
from .models import Case, Claim
from .sweeping import KEPT, UNDECIDED, sweep_in_time

WHY = "a job of a claim"
TO_AN_ADDRESS = Limit("codes to an address on record", 5, 3600)


@task()
def look(case_id: int) -> None:
    """Who is it? A sure one gets a code at the known address; the others wait for the office, and are told so."""
    case = _case(case_id)
    with transaction.atomic():
        if case.turn(Case.State.LOOKING, **finding.answer(case.institution, case.typed)):
            case = _case(case_id)
            (send_code if case.state == Case.State.CODE else send_receipt).enqueue(case.pk)
            sweep_in_time(KEPT, UNDECIDED)


@task()
def send_code(case_id: int) -> None:
    """The code of a case, while it is good. An address on record must still be one that may claim by itself."""
    case = _case(case_id)
    if case.can_be_used and _may_be_sent(case):
        mail_claims.code(case).send()


def _may_be_sent(case: Case) -> bool:
    """Whoever asks again and again from many networks does not fill somebody's mailbox."""
    if case.address and not trust.may_claim(case.address):
        return False
    try:
        spend((TO_AN_ADDRESS, f"{case.institution_id}:{case.destination.casefold()}"))
    except TooOften:
        return False
    return True


@task()
def no_code(case_id: int) -> None:
    """Somebody waited in vain. Who has said who they are is answered by the office."""
    case = _case(case_id)
    if case.name and case.turn(Case.State.CODE, state=Case.State.WAITING, why=Case.Why.NO_ADDRESS):
        send_receipt.enqueue(case.pk)


@task()
def send_receipt(case_id: int) -> None:
    """To the address that was typed: the office will answer."""
    mail_claims.receipt(_case(case_id)).send()


@task()
def send_pointer(case_id: int) -> None:
    """A place waits for you."""
    case = _case(case_id)
    if case.state == Case.State.GRANTED and case.destination:
        mail_claims.pointer(case).send()


@task()
def send_refusal(case_id: int) -> None:
    """The office could not make sure."""
    mail_claims.refused(_case(case_id)).send()


@task()
def send_back(case_id: int) -> None:
    """The new address may be used in seven days."""
    case = _case(case_id)
    if case.claim and case.claim.settles_at and case.destination:
        mail_claims.back(case, case.claim.settles_at).send()


@task()
def tell_others(claim_id: int, contact_ids: list[int], address_ids: list[int]) -> None:
    """A letter with a way to stop it to every other address on record, each once."""
    claim = Claim.objects.trusted(WHY).select_related("institution", "account").get(pk=claim_id)
    contacts = Contact.objects.trusted(WHY).filter(pk__in=contact_ids).values_list("folded", flat=True)
    own = EmailAddress.objects.filter(pk__in=address_ids).values_list("email", flat=True)
    write = mail_claims.told_back if claim.way == Claim.Way.BACK else mail_claims.told
    for to in dict.fromkeys([*contacts, *map(str.casefold, own)]):
        write(claim, to, claim.account.language or claim.institution.language).send()


def _case(pk: int) -> Case:
    rows = Case.objects.trusted(WHY).select_related("institution", "address", "claim")
    return rows.get(pk=pk)
