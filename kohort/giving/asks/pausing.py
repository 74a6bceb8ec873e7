"""Ask me another time: a pause in one's limits, which bind the whole house."""

from datetime import date

from kohort.giving.limits.room import UNSAID
from kohort.giving.models import Limits
from kohort.people.models import Person

WHY = "whoever is asked says when they may be asked again"


def pause(person_id: int, until: date) -> None:
    """Until that day; a longer pause stays. What else was said about limits stays too."""
    person = Person.objects.trusted(WHY).get(pk=person_id)
    rows = Limits.objects.trusted(WHY).select_for_update()
    limits = rows.filter(person=person).first() or Limits(
        person=person, institution_id=person.institution_id, per_year=UNSAID, source="owner"
    )
    limits.paused_until = max(until, limits.paused_until or until)
    limits.save()


def paused_until(person_id: int) -> date | None:
    """The first day on which they may be asked again; None where they have not paused."""
    rows = Limits.objects.trusted(WHY).filter(person_id=person_id)
    return rows.values_list("paused_until", flat=True).first()
