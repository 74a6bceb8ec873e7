"""The work of an invitation, which gives way to everything that somebody waits for. Each job may run twice."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from kohort.people.jobs import LATER, rebuild_once
from kohort.search import engine

from .models import Invitation

WHY = "the job of an invitation somebody of the office began"
SOON = timedelta(seconds=30)


@task(priority=LATER)
def prepare(invitation_id: int) -> None:
    """Make the letters of an invitation, once the index can tell whose."""
    from . import inviting  # it enqueues these jobs

    rows = Invitation.objects.trusted(WHY).filter(pk=invitation_id, state=Invitation.State.PREPARING)
    invitation = rows.select_related("institution").first()
    if invitation and engine.index().stale:
        rebuild_once()
        prepare.using(run_after=timezone.now() + SOON).enqueue(invitation_id)
    elif invitation:
        inviting.prepare(invitation)


@task(priority=LATER)
def send_some(invitation_id: int, runner: str) -> None:
    """Send a batch, and leave the rest to the next job."""
    from . import inviting, sending  # as above

    if invitation := inviting.whose_turn(invitation_id, runner):
        try:
            inviting.pass_on(invitation, sending.send_batch(invitation))
        except sending.AllRefused:
            inviting.stop(invitation, by=None)
