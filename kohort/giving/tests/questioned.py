"""Questions for tests: `willing(cast.bo)` would answer, `asked(cast.stein)` has been put, and `to` is who has it."""

from kohort.giving.limits.models import Approach
from kohort.giving.links import ANSWER
from kohort.giving.models import Limits, Offer
from kohort.giving.questions.asking import put
from kohort.giving.questions.models import Question, Reply, Routed
from kohort.giving.questions.routing import route
from tests.cast import fact

WHY = "a test looks"
TITLE = "How did you learn to price your own work?"


def willing(*people):
    for one in people:
        fact(Offer, one, kind="expert")
        fact(Limits, one, per_year=None)


def asked(person, **fields) -> Question:
    """Put, and looked for people as the job does."""
    question = put(person, Question(**{"title": TITLE, "words": "I weave.", "language": "en", **fields}))
    route(question.pk)
    return now(question)


def now(question) -> Question:
    return Question.objects.trusted(WHY).get(pk=question.pk)


def to(question, person) -> Routed:
    return Routed.objects.trusted(WHY).get(question=question, person=person)


def who_has(question) -> set[int]:
    return set(Routed.objects.trusted(WHY).filter(question=question).values_list("person_id", flat=True))


def replies(question) -> list[str]:
    return list(Reply.objects.trusted(WHY).filter(question=question).order_by("pk").values_list("words", flat=True))


def link(question, person) -> str:
    return ANSWER.path(person.institution.slug, to(question, person).key)


def approaches(person) -> int:
    return Approach.objects.trusted(WHY).filter(person=person).count()
