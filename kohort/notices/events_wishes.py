"""Who would rather not be asked to come to events, or not again so soon: for whoever selects people to ask."""

from datetime import timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from kohort.events.models import Meant
from kohort.institutions.models import Institution

from .models import Rhythm, Wish

WHY = "nobody is asked oftener than they wished"
EVERY = {
    Rhythm.WEEKLY: timedelta(days=7),
    Rhythm.MONTHLY: timedelta(days=30),
    Rhythm.QUARTERLY: timedelta(days=91),
}


def refusals(institution: Institution):
    """The ids of those of a house who have said so, as a query; who has said nothing is asked (EVENT_REFUSALS)."""
    asked = Meant.objects.trusted(WHY).filter(person_id=OuterRef("person_id"))
    too_soon: Any = Q()
    for rhythm, pause in EVERY.items():
        too_soon |= Q(rhythm=rhythm) & Exists(asked.filter(told__gt=timezone.now() - pause))
    none = Q(events=False) | Q(rhythm=Rhythm.NEEDED)
    return Wish.objects.trusted(WHY).filter(none | too_soon, institution=institution).values("person_id")
