"""A round of invitations goes out: some at a time, as fast as mail may go, until all are asked or somebody stops it."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from kohort.access.viewer import Viewer
from kohort.activity.models import record
from kohort.events.event import Event
from kohort.institutions.models import Institution
from kohort.people.models import Block, Person

from . import jobs
from .models import Meant
from .round import Round
from .selecting import sort_out
from .whom import people_of

WHY = "whoever is asked is written down"
EVERY = timedelta(minutes=1)
State = Round.State


@transaction.atomic
def begin(event: Event, viewer: Viewer, institution: Institution, *, whom: str, rule: str, agreed: int) -> Round:
    """`agreed` is how many the preview said. A job does the rest."""
    made = Round.objects.create(
        event=event, institution=institution, by_id=viewer.person_id, whom=whom, rule=rule, agreed=agreed
    )
    jobs.ask_some.enqueue(made.pk)
    return made


def is_going(event: Event, institution: Institution) -> bool:
    """Whether some are being asked already: one round at a time, so that a button pressed twice is one."""
    rows = Round.objects.trusted(WHY).filter(event=event, institution=institution)
    return rows.filter(state=State.GOING).exists()


def stop(row: Round) -> None:
    """Nobody more is asked; stopping twice changes nothing."""
    Round.objects.trusted(WHY).filter(pk=row.pk, state=State.GOING).update(state=State.STOPPED)


@transaction.atomic
def ask_some(round_id: int) -> None:
    """The next ones, with the next job. Run twice, the second one finds that it is not time yet."""
    rows = Round.objects.trusted(WHY).select_for_update(of=("self",))
    row = rows.select_related("event", "institution").filter(pk=round_id, state=State.GOING).first()
    now = timezone.now()
    if row is None or row.after > now:
        return
    people = _next(row) if row.event.is_on and not row.event.has_begun else []
    ask(row.event, people, row.institution, now, row)
    row.asked += len(people)
    row.after = now + EVERY
    row.state = State.GOING if people and row.asked < row.agreed else State.DONE
    row.save(update_fields=["asked", "after", "state"])
    if row.state == State.GOING:
        jobs.ask_some.using(run_after=row.after).enqueue(row.pk)


def _next(row: Round) -> list[int]:
    most = min(settings.LETTERS_PER_MINUTE, row.agreed - row.asked)
    apart = Block.around(row.by_id) if row.by_id else frozenset()
    people = sort_out(row.event, people_of(row.whom, row.event, row.institution, row.rule), row.institution, apart)
    return list(people.filter(why="").order_by("pk").values_list("pk", flat=True)[:most])


def ask(event: Event, people: list[int], house: Institution, now: datetime, row: Round | None = None) -> None:
    """In the transaction that found them (ids): they see the event from now on, and are told of it once."""
    if not people:
        return
    rows = [Meant(event=event, person_id=one, at=now, told=now, round=row) for one in people]
    Meant.objects.bulk_create(rows, ignore_conflicts=True)
    known = Meant.objects.trusted(WHY).filter(event=event, person_id__in=people)
    known.filter(told__isnull=True).update(told=now, round=row)
    by = _account_of(row.by_id) if row else None
    record("event.invited", institution=house, by=by, roll=people, event=event.pk, told=now.isoformat())


def _account_of(person_id: int | None) -> int | None:
    rows = Person.objects.trusted(WHY).filter(pk=person_id, pk__isnull=False)
    return rows.values_list("account_id", flat=True).first()
