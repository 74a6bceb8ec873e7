"""To answer a question that was put to one, or to say that one cannot."""

from django.db import transaction

from kohort.activity.models import record
from kohort.giving.catalogue import Kind
from kohort.giving.models import Given
from kohort.kit.bugs import bug

from . import jobs
from .askers import WHY, asker_of
from .ending import end, held
from .models import Question, Reply, Routed

LATE = 1  # an answer that was being written when the last one wanted came is not thrown away


class TooLate(Exception):
    """There are answers enough, or the question was taken back."""


@transaction.atomic
def answer(routed: Routed, words: str, shared: bool) -> Reply:
    """Keep an answer; sent twice it is one. Raises TooLate."""
    question = held(routed.question_id)
    rows = Reply.objects.trusted(WHY).filter(question=question)
    if said := rows.filter(person=routed.person_id).first():
        return said
    if question is None or not _takes(question, rows.count()):
        raise TooLate
    reply = Reply.objects.create(question=question, person_id=routed.person_id, words=words, shared=shared)
    routed.become(Routed.State.ANSWERED)
    _count(question, reply)
    if question.state == Question.State.EXPIRED or (question.is_open and rows.count() >= question.wanted):
        end(question, Question.State.ENOUGH)
    return reply


def _takes(question: Question, answers: int) -> bool:
    return not question.is_gone and (answers < question.wanted + LATE or bug("third-answer"))


def _count(question: Question, reply: Reply) -> None:
    """Given once, without its words; by nobody where the question has no name."""
    person = None if question.unnamed and not bug("unnamed-told") else asker_of(question.pk)
    told = {"institution": question.institution, "person_id": reply.person_id, "question": question}
    Given.objects.create(**told, kind=Kind.EXPERT, by=person)
    record("question.answered", institution=question.institution, question=question.pk, reply=reply.pk)


@transaction.atomic
def cannot(routed: Routed) -> None:
    """It goes on to the next."""
    question = held(routed.question_id)
    row = Routed.objects.trusted(WHY).get(pk=routed.pk)
    if question and row.state == Routed.State.ASKED:
        row.become(Routed.State.NO)
        jobs.go_on.enqueue(question.pk)
