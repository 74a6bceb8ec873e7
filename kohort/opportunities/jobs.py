"""What is left to the worker: letters to employers from outside. Jobs hold numbers and seeds; twice is no harm."""

import time

from django.conf import settings
from django.utils.module_loading import import_string
from django_tasks import task

from .interests import Interest
from .opportunity import Opportunity
from .outsiders import Outsider

WHY = "a letter to whoever posted it"
MAIL = "kohort.opportunities.outside.mail"


@task()
def send_code(outsider_id: int, seed: str, *, language: str, asked: float) -> None:
    """The code, unless it would come too late."""
    late = time.time() - asked >= settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT
    if not late and (outsider := _outsider(outsider_id)):
        _letter("code", outsider, seed, language).send()


@task()
def decided(outsider_id: int) -> None:
    """The office has decided about an employer."""
    outsider = _outsider(outsider_id)
    if outsider and (outsider.approved or outsider.refused):
        _letter("approved" if outsider.approved else "refused", outsider).send()


@task()
def ending(opportunity_id: int) -> None:
    """It closes soon; one button renews it."""
    if one := _posted(opportunity_id, state=Opportunity.State.OPEN):
        _letter("ending", one, one.outsider).send()


@task()
def taken_down(opportunity_id: int) -> None:
    if one := _posted(opportunity_id, state=Opportunity.State.REFUSED):
        _letter("taken_down", one, one.outsider).send()


@task()
def interested(interest_id: int) -> None:
    """Somebody’s note, name and address, as they agreed; not of who has taken it back or hidden since."""
    rows = (
        Interest.objects.trusted(WHY)
        .filter(pk=interest_id, withdrawn=None, person__hidden_since=None)
        .exclude(email="")
    )
    interest = rows.select_related("person", "opportunity__institution", "opportunity__outsider").first()
    if interest and interest.opportunity.outsider_id:
        _letter("interested", interest, interest.opportunity.outsider).send()


def _letter(name: str, *about):
    return import_string(f"{MAIL}.{name}")(*about)  # letters name pages, whose views enqueue these jobs


def _outsider(pk: int) -> Outsider | None:
    return Outsider.objects.trusted(WHY).filter(pk=pk).select_related("institution").first()


def _posted(pk: int, **state) -> Opportunity | None:
    rows = Opportunity.objects.trusted(WHY).filter(pk=pk, outsider__isnull=False, **state)
    return rows.select_related("institution", "outsider").first()
