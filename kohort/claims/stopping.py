"""Somebody at another address on record says: that was not me. Then the place is free again, as it was before.

Only time ends the seven days: a second factor of the claimer does not, since it says nothing about who they are.
"""

from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone

from kohort.activity.models import record
from kohort.kit.bugs import bug
from kohort.people.facts import Fact
from kohort.people.indexing import changed
from kohort.people.models import Person

from .models import Case, Claim
from .welcoming import FirstVisit, Remark

WHY = "a claim that was not theirs is undone"


@transaction.atomic
def stop(claim: Claim) -> bool:
    """Whether it was early enough. Either way the office hears of it."""
    now = timezone.now()
    early = Claim.objects.trusted(WHY).filter(pk=claim.pk, stopped_at=None, settles_at__gt=now)
    stopped = bool(early.update(stopped_at=now))
    if stopped and claim.way != Claim.Way.BACK and not bug("stop-ignored"):
        _free(claim)
    _tell_office(claim)
    record("claim stopped" if stopped else "claim doubted", institution=claim.institution, about=claim.person)
    return stopped


def _free(claim: Claim) -> None:
    """What the claimer wrote goes, what they hid or opened is as it was, and the way they came is closed."""
    mine = Person.objects.trusted(WHY).filter(pk=claim.person_id, account_id=claim.account_id)
    mine.update(account=None, claimed_at=None, settles_at=None, hidden_since=None, open_since=None, display_name="")
    changed([claim.person_id], narrowing=True)
    for model in _facts():
        facts = model.objects.trusted(WHY).filter(person=claim.person_id)
        facts.filter(source="owner", recorded_by=claim.account_id, recorded__gte=claim.at).delete()
        facts.exclude(source="owner").update(audience=model._meta.get_field("audience").default)
    for written in (FirstVisit, Remark):
        written.objects.trusted(WHY).filter(person=claim.person_id).delete()
    Session.objects.filter(open_session__account=claim.account_id).delete()


def _facts() -> list[type[Fact]]:
    """Every kind of fact, whichever app it belongs to."""
    return [model for model in apps.get_models() if issubclass(model, Fact)]


def _tell_office(claim: Claim) -> None:
    """One case, however often the button is pressed; every link to the place that is still about is closed."""
    cases = Case.objects.trusted(WHY).filter(person=claim.person_id)
    cases.filter(state__in=[Case.State.CODE, Case.State.GRANTED]).update(state=Case.State.OVER)
    if not cases.filter(state=Case.State.WAITING, why=Case.Why.STOPPED).exists():
        Case.objects.create(
            institution=claim.institution,
            person=claim.person,
            account=claim.account,
            claim=claim,
            state=Case.State.WAITING,
            why=Case.Why.STOPPED,
        )
