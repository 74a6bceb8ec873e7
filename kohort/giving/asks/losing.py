"""Whoever asks, or was asked, is about to be deleted: nobody waits for them until the round of the day."""

from collections.abc import Collection

from . import jobs
from .calling_off import call_off
from .line import WHY, holding
from .models import Ask, Asked

WAITED_FOR = (Asked.State.ASKED, Asked.State.YES)


def lose(person_ids: Collection[int]) -> None:
    """What they asked for is called off while their line is there; where they were waited for it goes on without them,
    once they are gone (VANISHING). Twice is once."""
    living = Ask.objects.trusted(WHY).filter(state__in=Ask.LIVE)
    for ask_id in list(living.filter(by__in=person_ids).order_by("pk").values_list("pk", flat=True)):
        with holding(ask_id) as line:
            call_off(line)
    rows = Asked.objects.trusted(WHY).filter(person__in=person_ids, state__in=WAITED_FOR, ask__in=living)
    for ask_id in rows.values_list("ask_id", flat=True).distinct():
        jobs.advance.enqueue(ask_id)
