"""Somebody who took part in mentoring is no longer there: whoever is left hears of it, and whoever runs the round.

Told twice, they change nothing the second time. Nobody hears who it was, or why.
"""

from django.db import transaction

from kohort.activity.models import Happening
from kohort.giving.models import Keeper, Round

from .coordinators import coordinators
from .happened import about
from .models import Notice
from .noting import mail, occasion, tell

WHY = "whoever takes part is told what happens"


def alone(happening: Happening) -> None:
    """Whoever is left, by mail too; those who run the round in the page alone."""
    place = {"round_id": happening.particulars["round"]}
    tell(about(happening), happening, Notice.Why.GIVING, place=place)
    tell(_runners(happening), happening, Notice.Why.GIVING, "part.lost", place=place)
    with transaction.atomic():
        mail((one, occasion(happening, happening.particulars["part"])) for one in about(happening))


def _runners(happening: Happening) -> set[int]:
    """Those who keep the programme; where nobody of them is there, the office. Not whoever was told already."""
    one = Round.objects.trusted(WHY).filter(pk=happening.particulars["round"]).first()
    if one is None:
        return set()
    rows = Keeper.objects.trusted(WHY).filter(scheme_id=one.scheme_id, person__hidden_since=None)
    kept = set(rows.filter(person__account__is_active=True).values_list("person_id", flat=True))
    return (kept or coordinators(happening.institution_id)) - set(about(happening))
