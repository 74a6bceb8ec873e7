"""The office decides a case, each time with a written reason. What was typed never is one by itself.

Whoever is let in proves an address first; everybody at another known address is told, and can stop it.
"""

from django.db import transaction
from django.utils import timezone

from kohort.access.viewer import Viewer
from kohort.activity.models import record
from kohort.people.models import Person

from . import jobs_claims, ways_back
from .claiming import claim
from .models import Case, Claim
from .proving import use_up
from .sweeping import KEPT, sweep_in_time

State = Case.State


class Decided(Exception):
    """Somebody else was faster, or there is no address to answer to."""


@transaction.atomic
def let_in(case: Case, person: Person, by: Viewer, reason: str) -> None:
    """This is the one. Raises Decided, and claiming.Taken for somebody who is signed in already."""
    signed_in = case.way == Claim.Way.INSTITUTION
    _decide(case, State.GRANTED, by, reason, person=person, way=Claim.Way.OFFICE)
    if person.account:
        ways_back.grant(case, person, person.account, by.account_id)
    elif signed_in and case.account:
        claim(person, case.account, way=Claim.Way.OFFICE, settled=False)
        use_up(person)
    else:
        jobs_claims.send_pointer.enqueue(case.pk)
    record("case granted", institution=case.institution, by=by.account_id, about=person, case=case.key)


@transaction.atomic
def refuse(case: Case, by: Viewer, reason: str) -> None:
    """Not to be made sure. Raises Decided."""
    _decide(case, State.REFUSED, by, reason)
    if case.typed.get("email"):
        jobs_claims.send_refusal.enqueue(case.pk)
    record("case refused", institution=case.institution, by=by.account_id, case=case.key)


def _decide(case: Case, state: str, by: Viewer, reason: str, **more) -> None:
    changes = {"state": state, "by_id": by.account_id, "reason": reason, "decided": timezone.now(), **more}
    if not case.turn(State.WAITING, **changes):
        raise Decided
    sweep_in_time(KEPT)
    for name, value in changes.items():
        setattr(case, name, value)
