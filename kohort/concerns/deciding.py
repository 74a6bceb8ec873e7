"""What becomes of a concern: the office leaves it as it is, or has taken it back. Of two at once, one decides."""

from django.db import transaction
from django.utils import timezone

from kohort.activity.models import Happening, record
from kohort.people.models import Person

from .models import WHY, Concern


def leave(concern: Concern, *, by: int | None) -> None:
    """Nothing wrong with it, whoever else has said so."""
    _decide(_thing(concern), kept=True, by=by)


def taken(happening: Happening) -> None:
    """A reader: the office took a story back, or took down what one could apply for."""
    thing = {f"{kind}_id": pk for kind, pk in happening.particulars.items() if kind in ("story", "opportunity")}
    _decide(thing, kept=False, by=happening.by_id)


def _thing(concern: Concern) -> dict[str, int | None]:
    return {"story_id": concern.story_id, "opportunity_id": concern.opportunity_id}


@transaction.atomic
def _decide(thing: dict[str, int | None], *, kept: bool, by: int | None) -> None:
    for one in Concern.about(**thing).select_related("institution").order_by("pk"):
        if Concern.about(pk=one.pk).update(decided=timezone.now(), kept=kept):
            person = Person.objects.trusted(WHY).filter(pk=one.by_id).first()
            record("concern.decided", institution=one.institution, by=by, about=person, concern=one.pk)
