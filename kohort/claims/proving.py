"""A code to an address proves that one reads it. This browser alone can use it: ten minutes, three tries, once.

Whoever asks comes to the same page, and what the page says and costs does not depend on whom we know.
"""

from datetime import timedelta

from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from kohort.accounts.limits import TooOften
from kohort.accounts.models import Account
from kohort.accounts.signing_in import sign_in
from kohort.kit.bugs import bug
from kohort.people.models import Contact, Person
from kohort.register.models import Merge

from . import jobs_claims, limits, paper, ways_back
from .addresses import add_address, at
from .claiming import Taken, claim
from .models import Case, Claim, PaperCode

WHY = "whoever asks for a place is nobody yet"
PENDING = "claims.case"  # in the session: the key of the case this browser waits for
LIFE = timedelta(seconds=600)


def ask(request, person: Person | None, contact: Contact | None) -> HttpResponse:
    """A code to an address on record, if there is one; leads to the page that asks for it."""
    return ask_with(request, person=person, address=contact)


def ask_with(request, **case) -> HttpResponse:
    """The same for any other way to a place; `case` are columns of the Case, none where nobody is meant."""
    try:
        with transaction.atomic():
            limits.count_link(request)
            ends = timezone.now() + LIFE
            made = Case.objects.create(
                institution=request.institution, language=get_language(), state=Case.State.CODE, code_ends=ends, **case
            )
            jobs_claims.send_code.enqueue(made.pk)
    except TooOften as refusal:
        return too_often(request, refusal.limit.seconds)
    return lead_to_code(request, made)


def lead_to_code(request, case: Case) -> HttpResponseRedirect:
    """This browser, and no other, may type the code of this case."""
    request.session[PENDING] = case.key
    return HttpResponseRedirect(reverse("claims:code", args=[request.institution.slug]))


def pending(request) -> Case | None:
    """The case this browser waits for."""
    rows = Case.objects.trusted(WHY).filter(institution=request.institution, key=request.session.get(PENDING, ""))
    return rows.select_related("institution", "person", "address", "claim").first()


def too_often(request, seconds: int) -> HttpResponse:
    """Says how long to wait."""
    response = render(request, "claims/too_often.html", {"minutes": seconds // 60}, status=429)
    response.headers["Retry-After"] = str(seconds)
    return response


def finish(request, case: Case) -> str:
    """The code was right: take the place and sign in. Says what became of it: "in", "taken", "twice" or "over"."""
    with transaction.atomic():
        first = case.can_be_used and case.turn(Case.State.CODE, state=Case.State.DONE)
        if case.person is None or not (first or bug("claim-code-twice")):
            return "over"
        back = case.way == Claim.Way.BACK
        account = ways_back.let_in(case, case.person) if back else _account(request, case)
        outcome = _settle(case, case.person, account)
    if account and outcome != "taken":
        request.session.pop(PENDING, None)
        if request.user != account:
            sign_in(request, account, way="claim")
    return outcome


def _settle(case: Case, person: Person, account: Account | None) -> str:
    """What the proved address is good for."""
    if account is None or not account.is_active or not _is_unused(case.paper):
        return _for_the_office(case, account)
    if person.account_id != account.pk:
        way = Claim.Way(case.way)
        try:
            claim(person, account, way=way, settled=way == Claim.Way.LETTER, proved=case.destination)
        except Taken as taken:
            return _two_records(person, taken.other) if taken.other else _for_the_office(case, account)
    use_up(person)
    return "in"


def _is_unused(code: PaperCode | None) -> bool:
    return code is None or paper.use(code)


def use_up(person: Person) -> None:
    """Every letter with a link to this place leads nowhere now."""
    granted = Case.objects.trusted(WHY).filter(person=person, state=Case.State.GRANTED)
    granted.update(state=Case.State.DONE)


def _for_the_office(case: Case, account: Account | None) -> str:
    """Somebody was faster, or was here before."""
    typed = {**case.typed, "email": case.destination}
    case.turn(Case.State.DONE, state=Case.State.WAITING, why=Case.Why.TAKEN, typed=typed, account=account)
    return "taken"


def _two_records(person: Person, other: Person) -> str:
    """One human with two records: the office joins them, or keeps them apart."""
    one, two = sorted((person, other), key=lambda person: person.pk)
    Merge.objects.trusted(WHY).get_or_create(
        one=one, other=two, defaults={"institution_id": person.institution_id, "why": Merge.Why.ADDRESS}
    )
    return "twice"


def _account(request, case: Case) -> Account:
    """Whoever is signed in here, with one more address; else the account at the proved address.

    An address somebody else wrote down without proof is in nobody's way and opens nobody's account.
    """
    if not request.user.is_authenticated:
        return at(case.destination, case.language)
    add_address(request.user, case.destination)
    return request.user
