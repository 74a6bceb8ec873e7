"""What puts a question to people, at once and every day until it ends."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django_tasks import task

A_DAY = timedelta(days=1)


@task()
def tend(question_id: int) -> None:
    """Look for people, and again tomorrow; on the last day at its very end."""
    from . import routing  # it enqueues these jobs

    with transaction.atomic():
        question = routing.route(question_id)
        if question:
            again = min(timezone.now() + A_DAY, question.until)
            tend.using(run_after=again).enqueue(question_id)


@task()
def go_on(question_id: int) -> None:
    """Somebody cannot: look for the next. Running twice changes nothing."""
    from . import routing  # it enqueues these jobs

    routing.route(question_id)
