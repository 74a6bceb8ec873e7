"""How a question ends: enough was answered, its time is over, or it was taken back. Who still has it is told."""

from django.db import transaction
from django.utils import timezone

from kohort.activity.models import record
from kohort.people.models import Person

from .askers import WHY
from .models import Question, Routed

State = Question.State


def held(question_id: int) -> Question | None:
    """The question, which nobody else changes until the transaction ends."""
    return Question.objects.trusted(WHY).select_for_update().filter(pk=question_id).first()


def end(question: Question, state: State) -> None:
    """Of a question that is held. Where its time is over nobody but the asker hears of it."""
    question.state, question.closed = state, timezone.now()
    question.shared = question.shared and state != State.WITHDRAWN
    question.save(update_fields=["state", "closed", "shared"])
    left = Routed.objects.trusted(WHY).filter(question=question, state=Routed.State.ASKED)
    if state == State.EXPIRED:
        left.update(state=Routed.State.EXPIRED)
        # who is to be told is known to `asker_of` alone: the spine is read by the office
        record("question.expired", institution=question.institution, question=question.pk)
        return
    for routed in list(left):
        routed.become(Routed.State.ENOUGH)
        person = Person.objects.trusted(WHY).get(pk=routed.person_id)
        keys = {"question": question.pk, "routed": routed.pk}
        record("question.ended", institution=question.institution, about=person, **keys)


@transaction.atomic
def enough(question: Question) -> None:
    """The asker has what they need."""
    _end_early(question, State.ENOUGH)


@transaction.atomic
def take_back(question: Question) -> None:
    """The asker wants no answer any more, and nobody else is to read those there are."""
    _end_early(question, State.WITHDRAWN)


def _end_early(question: Question, state: State) -> None:
    row = held(question.pk)
    if row and row.state not in (state, State.WITHDRAWN):
        end(row, state)
