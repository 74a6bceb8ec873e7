"""What is kept of an event no longer than it is needed: food for two weeks, visitors' names for half a year."""

from datetime import timedelta

from django.utils import timezone

from kohort.events.seats.asking import Answer, Question
from kohort.events.seats.models import Companion, Knock, Seat
from kohort.kit.bugs import bug

WHY = "what is not needed any more is forgotten"
FOOD, NAMES, KNOCKS = timedelta(days=14), timedelta(days=182), timedelta(days=1)


def sweep() -> None:
    """Doing it again changes nothing. Seats stay as figures, and members keep theirs: it is their own past."""
    now = timezone.now()
    answers = Answer.objects.trusted(WHY)
    if not bug("diet-kept"):
        answers.filter(question__kind=Question.Kind.DIET, seat__event__ends__lt=now - FOOD).delete()
    long_over = Seat.objects.trusted(WHY).filter(event__ends__lt=now - NAMES)
    Companion.objects.trusted(WHY).filter(seat__in=long_over.values("pk")).delete()
    visitors = long_over.filter(person=None)
    answers.filter(seat__in=visitors.values("pk")).delete()
    visitors.exclude(name="", email="").update(name="", email="")
    Knock.objects.trusted(WHY).filter(at__lt=now - KNOCKS).delete()
