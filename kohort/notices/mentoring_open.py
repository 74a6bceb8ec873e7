"""A round is published: those it is for hear of it, on the page and in the weekly digest, not by a mail of its own.

Mentors are asked by `mentoring_call`; who is asked there is not told here. A round changed later is not told again.
"""

from django.utils import timezone

from kohort.activity.models import Happening
from kohort.giving.mentoring.roles import meant
from kohort.giving.mentoring.rounds import State, state
from kohort.giving.models import Part, Round
from kohort.kit.bugs import bug

from .models import Notice, Rhythm, Wish
from .noting import tell
from .presence import silent

WHY = "whom a programme is for hears of its rounds"
VERB = "round.opened"


def published(happening: Happening) -> None:
    """Told twice, it changes nothing the second time; nothing is told of what one can no longer join."""
    rows = Round.objects.trusted(WHY).filter(pk=happening.particulars["round"]).select_related("scheme")
    if (one := rows.first()) and _may_join(one):
        people = list(_those(one, happening.by_id).values_list("pk", flat=True))
        tell(people, happening, Notice.Why.GIVING, VERB, place={"round_id": one.pk})


def _may_join(one: Round) -> bool:
    return state(one, timezone.localdate()) in (State.PLANNED, State.OPEN)


def _those(one: Round, by: int | None):
    """Not whoever published it, takes part already, has not been here for a year, or wants what is needed alone."""
    needed = Wish.objects.trusted(WHY).filter(rhythm=Rhythm.NEEDED)
    people = meant(one.scheme).exclude(silent())
    if not bug("opened-unwanted"):
        people = people.exclude(pk__in=needed.values("person_id"))
    people = people.exclude(pk__in=Part.objects.trusted(WHY).filter(round=one).values("person_id"))
    return people.exclude(account=by) if by else people
