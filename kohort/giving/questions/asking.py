"""To send a question off: to nobody in particular, so many a month, and under one's name or not."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from kohort.access.viewer import Viewer
from kohort.accounts.limits import Limit, spend
from kohort.giving.limits.models import Policy
from kohort.institutions.models import Institution
from kohort.people.models import Person

from . import jobs
from .askers import WHY, described, is_student
from .models import Asker, Question

LASTS = timedelta(days=14)
TWICE = timedelta(minutes=10)  # the same words again are the same question
EACH = Limit("questions of a person", 5, 30 * 24 * 3600)


def may_ask(viewer: Viewer, institution: Institution) -> bool:
    """Any member; students where the institution lets them."""
    if not viewer.is_member:
        return False
    return Policy.of(institution).students_question or not is_student(viewer.person_id)


@transaction.atomic
def put(person: Person, question: Question) -> Question:
    """Keep a question that a form has filled, and look for people; sent twice it is one. Raises limits.TooOften."""
    if known := _sent_already(person, question):
        return known
    spend((EACH, str(person.pk)))
    question.institution_id, question.until = person.institution_id, timezone.now() + LASTS
    if question.unnamed:
        question.programme, question.studies = described(person).values()
    question.save()
    Asker.objects.create(question=question, person=person)
    jobs.tend.enqueue(question.pk)
    return question


def _sent_already(person: Person, question: Question) -> Question | None:
    """Whoever asks is held: two taps come one after the other."""
    Person.objects.trusted(WHY).select_for_update(no_key=True).get(pk=person.pk)
    same = {name: getattr(question, name) for name in ("title", "words", "unnamed")}
    rows = Question.objects.trusted(WHY).filter(asker__person=person, **same)
    return rows.filter(at__gt=timezone.now() - TWICE, state=Question.State.OPEN).first()
