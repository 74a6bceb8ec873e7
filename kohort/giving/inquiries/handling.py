"""What becomes of an inquiry: made, given to somebody who knows, answered, ended with a line of what came of it."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from kohort.access.viewer import Viewer
from kohort.accounts.limits import Limit, spend
from kohort.activity.models import record
from kohort.people.models import Person

from .models import Inquiry

WHY = "two who handle it at once do so one after the other"
TWICE = timedelta(minutes=10)  # the same words again are the same inquiry
EACH = Limit("inquiries of a person", 10, 30 * 24 * 3600)
State = Inquiry.State


class TooLate(Exception):
    """It has ended meanwhile."""


@transaction.atomic
def make(inquiry: Inquiry, viewer: Viewer) -> Inquiry:
    """Keep what a form has filled; sent twice it is one. Raises limits.TooOften."""
    Person.objects.trusted(WHY).select_for_update(no_key=True).get(pk=viewer.person_id)
    same = Inquiry.objects.visible_to(viewer).filter(by=viewer.person_id, title=inquiry.title, state=State.OPEN)
    if known := same.filter(at__gt=timezone.now() - TWICE).first():
        return known
    spend((EACH, str(viewer.person_id)))
    inquiry.institution_id, inquiry.by_id = viewer.institution_id, viewer.person_id  # type: ignore[assignment]
    inquiry.save()
    record("inquiry.made", institution=inquiry.institution, by=viewer.account_id, inquiry=inquiry.pk)
    return inquiry


@transaction.atomic
def give(inquiry: Inquiry, person: Person, viewer: Viewer) -> None:
    """By the office, to somebody of the staff; twice is once. Raises TooLate."""
    row = _held(inquiry)
    if row.taken_by_id == person.pk:
        return
    row.taken_by_id, row.state = person.pk, State.TAKEN
    row.save(update_fields=["taken_by", "state"])
    record("inquiry.given", institution=row.institution, by=viewer.account_id, about=person, inquiry=row.pk)


@transaction.atomic
def answer(inquiry: Inquiry, words: str, viewer: Viewer) -> None:
    """By whoever has it, or the office, which then has it; the same words again are the same answer. Raises TooLate."""
    row = _held(inquiry)
    if row.answer == words:
        return
    row.answer, row.answered, row.state = words, timezone.now(), State.TAKEN
    row.taken_by_id = viewer.person_id or row.taken_by_id
    row.save(update_fields=["answer", "answered", "state", "taken_by"])
    record("inquiry.answered", institution=row.institution, by=viewer.account_id, about=_asker(row), inquiry=row.pk)


@transaction.atomic
def close(inquiry: Inquiry, viewer: Viewer, state: State, outcome: str = "") -> None:
    """With a line of what came of it, or by whoever asked. Raises TooLate."""
    row = _held(inquiry)
    row.state, row.outcome, row.closed = state, outcome, timezone.now()
    row.save(update_fields=["state", "outcome", "closed"])
    record("inquiry.closed", institution=row.institution, by=viewer.account_id, about=_asker(row), inquiry=row.pk)


def _asker(inquiry: Inquiry) -> Person | None:
    return Person.objects.trusted("whoever asked is told").filter(pk=inquiry.by_id).first()


def _held(inquiry: Inquiry) -> Inquiry:
    row = Inquiry.objects.trusted(WHY).select_for_update().get(pk=inquiry.pk)
    if not row.goes_on:
        raise TooLate
    return row
