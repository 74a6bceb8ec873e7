"""Events for chosen people: who fits the choice is meant, and sees the event. Kept true as facts change."""

from collections.abc import Iterator

from django.db import transaction
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from kohort.activity.models import Happening
from kohort.events.event import Event
from kohort.kit.bugs import bug
from kohort.people.fitting import fitting
from kohort.people.models import Person

from . import jobs
from .models import Meant
from .whom import chosen

WHY = "whoever fits what an event is for is meant"
CHUNK = 1000


def told(happening: Happening) -> None:
    """It is published, or has changed: another choice means others."""
    for event in Event.objects.trusted(WHY).filter(pk=happening.particulars["event"], published__isnull=False):
        follow(event)


def changed(person_ids: list[int]) -> None:
    """Facts about these people change, in this transaction (FACTS_CHANGED)."""
    houses = set(_events().values_list("institution_id", flat=True))
    for start in range(0, len(person_ids) if houses else 0, CHUNK):
        people = Person.objects.trusted(WHY).filter(pk__in=person_ids[start : start + CHUNK], institution__in=houses)
        for house in people.values_list("institution_id", flat=True).distinct():
            _once(house)


def _once(institution_id: int) -> None:
    """By a job that has yet to begin; the one that waits is locked, or it might not see what is changed here."""
    waiting = DBTaskResult.objects.select_for_update(skip_locked=True).filter(
        task_path=jobs.follow.module_path,
        status=TaskResultStatus.READY,
        args_kwargs={"args": [institution_id], "kwargs": {}},
    )
    with transaction.atomic():
        if not waiting.first():
            jobs.follow.enqueue(institution_id)


def follow_everywhere() -> None:
    """Once a day, whatever happened."""
    for institution_id in _events().values_list("institution_id", flat=True).distinct():
        _once(institution_id)


def follow_those_of(institution_id: int) -> None:
    for event in _events().filter(institution_id=institution_id):
        follow(event)


def follow(event: Event) -> None:
    """Who fits is meant; who fits no more and was not told of it is not."""
    untold = Meant.objects.trusted(WHY).filter(event=event, told__isnull=True, declined__isnull=True)
    if not (event.audience == Event.Audience.CHOSEN and _is_understood(event)):
        untold.delete()
        return
    fit = Person.objects.trusted(WHY).filter(fitting(chosen(event.rule, event.institution)))
    if not bug("unfit-meant"):
        untold.exclude(person__in=fit.values("pk")).delete()
    meant = Meant.objects.trusted(WHY).filter(event=event)
    for people in _chunks(fit.exclude(pk__in=meant.values("person"))):
        Meant.objects.bulk_create((Meant(event=event, person_id=one) for one in people), ignore_conflicts=True)


def _is_understood(event: Event) -> bool:
    """Whether the choice means what it says: without a part that is not known any more, it would mean more people."""
    segment = chosen(event.rule, event.institution)
    return bool(segment.chosen) and segment.query() == event.rule


def _chunks(people) -> Iterator[list[int]]:
    last = 0
    while found := list(people.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:CHUNK]):
        yield found
        last = found[-1]


def _events():
    rows = Event.objects.trusted(WHY).filter(audience=Event.Audience.CHOSEN, published__isnull=False)
    return rows.filter(cancelled__isnull=True, ends__gt=timezone.now()).select_related("institution")
