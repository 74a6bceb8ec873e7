"""Whom a question is put to: a few who said that they would answer, one more than answers are wanted, then the next."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from kohort.activity.models import record
from kohort.giving.asks.suggesting import Need, suggest
from kohort.giving.catalogue import Kind
from kohort.giving.limits.asking import reserve
from kohort.giving.limits.models import Approach
from kohort.giving.models import Offer
from kohort.people.models import Person
from kohort.people.viewing import viewer_for

from . import jobs
from .askers import WHY, asker_of
from .ending import end, held
from .models import Question, Reply, Routed

SPARE = 1  # more than answers are wanted: some cannot, and nobody is asked in vain
PATIENCE = timedelta(days=5)  # for each to answer
LOOKED_AT = 30  # suggestions: of those who would do something like it, some have not offered this
State = Question.State


@transaction.atomic
def route(question_id: int, now: datetime | None = None) -> Question | None:
    """One step: whose time is over is let go, the next are asked, and after `until` it ends. Safe to run at any time.

    None where there is nothing more to be done.
    """
    now, question = now or timezone.now(), held(question_id)
    if question is None or not question.is_open:
        return None
    person = asker_of(question_id)
    _waiting(question).filter(reply_by__lte=now).update(state=Routed.State.EXPIRED)
    if person is None or now >= question.until:
        end(question, _ends_as(question, person))
        return None
    _put_to_more(question, person, now)
    question.sought = now
    question.save(update_fields=["sought"])
    return question


def _ends_as(question: Question, person: Person | None) -> State:
    if person is None:
        return State.WITHDRAWN
    return State.ENOUGH if _replies(question) else State.EXPIRED


def _waiting(question):
    return Routed.objects.trusted(WHY).filter(question=question, state=Routed.State.ASKED)


def _replies(question) -> int:
    return Reply.objects.trusted(WHY).filter(question=question).count()


def _put_to_more(question: Question, person: Person, now: datetime) -> None:
    missing = question.wanted + SPARE - _replies(question) - _waiting(question).count()
    if missing <= 0:
        return
    found = _willing(question, person, missing)
    free = reserve(found, Approach.For.QUESTION, Kind.EXPERT)
    for one in Person.objects.trusted(WHY).filter(pk__in=free).order_by("pk"):
        routed = Routed.objects.create(question=question, person=one, at=now, reply_by=now + PATIENCE)
        # done by nobody: whoever asked may have done so without a name
        record("question.put", institution=question.institution, about=one, question=question.pk, routed=routed.pk)
    if len(free) < len(found):  # somebody else asked them a moment ago; they are not suggested again
        jobs.go_on.enqueue(question.pk)


def _willing(question: Question, person: Person, many: int) -> list[int]:
    """Found with the asker's own eyes: hidden, blocked or blocking people are not there for them.

    As long as there are some who know about it, nobody else is asked.
    """
    viewer = viewer_for(person.account_id, question.institution)
    need = Need(kind=Kind.EXPERT, words=f"{question.title}\n{question.words}", language=question.language)
    had = Routed.objects.trusted(WHY).filter(question=question).values_list("person_id", flat=True)
    without = {*had, person.pk, *viewer.apart}
    found = {one.person_id: one.fits for one in suggest(need, viewer, limit=LOOKED_AT, without=without)}
    offers = Offer.objects.visible_to(viewer).filter(kind=Kind.EXPERT, ended=None, person__in=found)
    said = set(offers.values_list("person_id", flat=True))
    knowing = [pk for pk, fits in found.items() if fits and pk in said]
    return (knowing or [pk for pk in found if pk in said])[:many]
