"""An invitation from its beginning to its end: whom it is for, going on, stopping. The letters go out in `sending`."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from kohort.access.viewer import Role, Viewer
from kohort.activity.models import record
from kohort.institutions.models import Institution
from kohort.kit.keys import new_key
from kohort.people.finding import everybody
from kohort.people.segments import Segment
from kohort.register.giving_way import GivingWay

from . import jobs
from .models import Invitation, Invited
from .skipping import Selection, select

WHY = "the office invites people of its own institution"
CHUNK = 500
State = Invitation.State
IN_DOUBT = (Invited.State.UNKNOWN, Invited.State.FAILED)


def select_for(segment: Segment, institution: Institution, **options) -> Selection:
    """Everybody of a segment, as the office finds them; see `skipping.select` for the options."""
    office = Viewer(institution_id=institution.pk, roles=frozenset({Role.COORDINATOR}))
    return select(everybody(segment.without_text(), office), institution, **options)


@transaction.atomic
def begin(
    segment: Segment, selection: Selection, institution: Institution, *, signature: str, by: int, lately_too: bool
) -> Invitation:
    """Say whom it is for; a job makes the letters and sends them."""
    figures = selection.figures() | {"lately_too": lately_too}
    invitation = Invitation.objects.create(
        institution=institution,
        segment=segment.without_text().query(),
        signature=signature,
        figures=figures,
        by_id=by,
    )
    record("invitation begun", institution=institution, by=by, invitation=invitation.key, letters=figures["letters"])
    jobs.prepare.enqueue(invitation.pk)
    return invitation


def prepare(invitation: Invitation) -> None:
    """Make a row for each letter; begun again, it makes those that are missing. Then the first batch may go.

    When more people fit by now than somebody agreed to, it stops and asks.
    """
    office = Viewer(institution_id=invitation.institution_id, roles=frozenset({Role.COORDINATOR}))
    segment, lately_too = Segment.parse(invitation.segment, office), bool(invitation.figures.get("lately_too"))
    selection = select_for(segment, invitation.institution, lately_too=lately_too, but=invitation)
    giving_way = GivingWay()
    for start in range(0, len(selection.letters), CHUNK):
        Invited.objects.bulk_create(
            (
                Invited(institution_id=invitation.institution_id, invitation=invitation, **letter._asdict())
                for letter in selection.letters[start : start + CHUNK]
            ),
            ignore_conflicts=True,
        )
        giving_way.pause()
    _prepared(invitation)


@transaction.atomic
def _prepared(invitation) -> None:
    agreed, made = invitation.figures["letters"], letters_of(invitation).count()
    figures = invitation.figures | {"letters": made, "agreed": agreed, "prepared": True}
    rows = _rows(invitation).filter(state=State.PREPARING)
    if rows.update(state=State.STOPPED, figures=figures) and made <= agreed:
        _go(invitation)


@transaction.atomic
def stop(invitation: Invitation, by: int | None) -> None:
    """Before the next letter. Stopping twice changes nothing. `by` is None when the mail server refused everything."""
    going = _rows(invitation).filter(state__in=[State.PREPARING, State.SENDING])
    if going.update(state=State.STOPPED, runner=""):
        record("invitation stopped", institution=invitation.institution, by=by, invitation=invitation.key)


@transaction.atomic
def resume(invitation: Invitation, by: int) -> None:
    """Go on where it was stopped."""
    stopped = _rows(invitation).filter(state=State.STOPPED)
    if invitation.figures.get("prepared"):
        gone_on = stopped.exists() and _go(invitation)
    else:
        gone_on = stopped.update(state=State.PREPARING)
        jobs.prepare.enqueue(invitation.pk)
    if gone_on:
        record("invitation resumed", institution=invitation.institution, by=by, invitation=invitation.key)


@transaction.atomic
def give_up(invitation: Invitation, by: int) -> None:
    """Who was not written to yet is not written to: another invitation may."""
    if _rows(invitation).filter(state=State.STOPPED).update(state=State.DONE):
        letters_of(invitation).filter(state=Invited.State.WAITING).update(state=Invited.State.SKIPPED)
        record("invitation given up", institution=invitation.institution, by=by, invitation=invitation.key)


@transaction.atomic
def send_again(invitation: Invitation, letters) -> None:
    """For those of which nobody knows whether they went out, and those that were refused."""
    doubtful = letters.filter(state__in=IN_DOUBT)
    if doubtful.update(state=Invited.State.WAITING) and invitation.state == State.DONE:
        _go(invitation)


def leave(letters) -> None:
    """Take those of which nobody knows as sent, and those that were refused as left out."""
    letters.filter(state=Invited.State.UNKNOWN).update(state=Invited.State.SENT)
    letters.filter(state=Invited.State.FAILED).update(state=Invited.State.SKIPPED)


def whose_turn(invitation_id: int, runner: str) -> Invitation | None:
    """The invitation, if this runner may send; None once it was stopped, or another has the turn."""
    rows = Invitation.objects.trusted(WHY).filter(pk=invitation_id, state=State.SENDING, runner=runner)
    return rows.select_related("institution").first()


@transaction.atomic
def pass_on(invitation: Invitation, wait: timedelta | None) -> None:
    """Give the turn to the next job, or be done. Whoever ran beside this one, or runs again, finds the turn gone."""
    mine = _rows(invitation).filter(state=State.SENDING, runner=invitation.runner)
    if wait is None:
        if mine.update(state=State.DONE, runner=""):
            record(
                "invitation sent",
                institution=invitation.institution,
                invitation=invitation.key,
                states=tally(invitation),
            )
    elif mine.exists():
        _go(invitation, wait)


def tally(invitation: Invitation) -> dict[str, int]:
    """How many letters are in which state."""
    return dict(letters_of(invitation).values_list("state").annotate(Count("pk")))


def letters_of(invitation: Invitation):
    return Invited.objects.trusted(WHY).filter(invitation=invitation)


def _rows(invitation):
    return Invitation.objects.trusted(WHY).filter(pk=invitation.pk)


def _go(invitation, wait: timedelta = timedelta()) -> int:
    runner = new_key()
    gone = _rows(invitation).update(state=State.SENDING, runner=runner)
    jobs.send_some.using(run_after=timezone.now() + wait).enqueue(invitation.pk, runner)
    return gone
