"""What the hosts asked, and what somebody answered. What was said is shown to who is signed in as themselves alone."""

from collections.abc import Mapping

from kohort.events.event import Event
from kohort.events.seats.asking import Answer, Question
from kohort.events.seats.models import Seat

WHY = "whoever comes is asked, and their own answers are kept"


def questions_of(event: Event) -> list[Question]:
    """In the order in which they are asked."""
    return list(Question.objects.trusted(WHY).filter(event=event).order_by("position", "pk"))


def answers_of(seat: Seat | None) -> dict[int, str]:
    """{id of a question: what was said}."""
    rows = Answer.objects.trusted(WHY).filter(seat=seat, seat__isnull=False)
    return dict(rows.values_list("question_id", "text"))


def keep(seat: Seat, said: Mapping[int, str]) -> None:
    """Each answer in the place of what was said before; an empty one takes it back."""
    rows = Answer.objects.trusted(WHY)
    for question_id, text in said.items():
        if text:
            rows.update_or_create(seat=seat, question_id=question_id, defaults={"text": text})
        else:
            rows.filter(seat=seat, question_id=question_id).delete()


def unanswered(seat: Seat) -> list[Question]:
    """What the hosts asked and do not know of them yet."""
    answered = answers_of(seat)
    return [question for question in questions_of(seat.event) if question.pk not in answered]
