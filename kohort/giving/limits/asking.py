"""May they be asked now? One count for the whole house: lectures, questions, mentoring, events and groups.

Whoever asks reserves first, in the transaction in which they ask. What was reserved is an Approach, answered or not.
"""

from collections.abc import Collection
from contextlib import nullcontext
from datetime import date

from django.db import transaction

from kohort.kit.bugs import bug
from kohort.people.models import Person

from .load import Load as Load
from .load import loads as loads
from .models import Approach
from .room import WHY, without_room


def reserve(people: Collection[int], what: Approach.For, kind: str = "", *, on: date | None = None) -> set[int]:
    """Those of `people` (ids) who may be asked now, each counted as asked; `on` is the day it is about.

    Their rows are held until the transaction ends, in the order of their ids. Whoever reserves twice in a transaction
    may wait for another who does so the other way round: name everybody at once.
    """
    unlocked = bug("limit-unlocked")
    with nullcontext() if unlocked else transaction.atomic():
        rows = Person.objects.trusted(WHY).filter(pk__in=people).order_by("pk")
        # no key: who has already written a row about them in this transaction would otherwise wait for the next
        held = list((rows if unlocked else rows.select_for_update(no_key=True)).values_list("pk", flat=True))
        free = set(held) - set(without_room(on=on).filter(pk__in=held).values_list("pk", flat=True))
        Approach.objects.bulk_create(Approach(person_id=pk, what=what, kind=kind) for pk in held if pk in free)
    return free


def may_approach(person_id: int, what: str) -> bool:
    """The same for one, who is counted as asked where they may be (APPROACH)."""
    return bool(reserve([person_id], Approach.For(what)))


def busy(institution_id: int, *, on: date | None = None):
    """The ids of those of a house who cannot be asked now, as a query: suggestions leave them out (BUSY)."""
    return without_room(on=on).filter(institution_id=institution_id).values("pk")
