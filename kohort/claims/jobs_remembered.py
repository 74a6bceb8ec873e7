"""What an invitation of a classmate leaves to the worker. Arguments are ids of rows; each job may run twice."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from kohort.kit.keys import new_key
from kohort.people.jobs import LATER
from kohort.people.models import Person

from . import jobs
from .models import Invitation, Invited, Remembered
from .recalling import meant
from .skipping import ON_PAPER, Letter, select

WHY = "a member invites somebody they remember"
KEPT = timedelta(days=180)


@task(priority=LATER)
def look(remembered_id: int) -> None:
    """A letter to whoever is surely meant and may be written to; what only the office could help with goes there."""
    rows = Remembered.objects.trusted(WHY).filter(pk=remembered_id, looked=None).select_related("institution", "study")
    with transaction.atomic():
        if tip := rows.first():
            _look(tip)


def _look(tip: Remembered) -> None:
    person = meant(tip)
    if person is None:
        return _leave_to_office(tip, None)
    Person.objects.trusted(WHY).select_for_update().get(pk=person.pk)  # two may remember one person at one moment
    selection = select([person.pk], tip.institution)
    if selection.letters:
        _write(tip, selection.letters[0])
    elif not set(selection.left_out) & set(ON_PAPER):
        tip.delete()  # is here already, or was written to lately, or does not want to be
    else:
        _leave_to_office(tip, person)
    return None


def _leave_to_office(tip: Remembered, person: Person | None) -> None:
    tip.looked, tip.person = timezone.now(), person
    tip.save(update_fields=["looked", "person"])
    sweep.using(run_after=tip.looked + KEPT + timedelta(hours=1)).enqueue()


def _write(tip: Remembered, letter: Letter) -> None:
    """An invitation of one letter, which says whose it is. What was typed has served, and goes."""
    invitation = Invitation.objects.create(
        institution=tip.institution,
        by_id=tip.by_id,
        state=Invitation.State.SENDING,
        runner=new_key(),
        figures={"letters": 1, "agreed": 1, "prepared": True, "remembered": True},
    )
    Invited.objects.create(institution=tip.institution, invitation=invitation, **letter._asdict())
    jobs.send_some.enqueue(invitation.pk, invitation.runner)
    tip.delete()


@task(priority=LATER)
def sweep() -> None:
    """What the office did nothing about for half a year."""
    Remembered.objects.trusted(WHY).filter(at__lt=timezone.now() - KEPT).delete()
