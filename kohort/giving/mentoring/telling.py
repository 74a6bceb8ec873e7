"""What happens in mentoring is recorded about whoever is to hear of it."""

from typing import Any

from kohort.activity.models import record
from kohort.institutions.models import Institution
from kohort.people.models import Person

from .models import Part
from .pairs import Pair

WHY = "whoever takes part is told what happens"


def parts_of(pair: Pair) -> tuple[Part, Part]:
    """The mentor and the mentee."""
    parts = Part.objects.trusted(WHY).in_bulk([pair.mentor_id, pair.mentee_id])
    return parts[pair.mentor_id], parts[pair.mentee_id]


def tell(verb: str, part: Part, /, *, by: int | None = None, **keys: Any) -> None:
    """Record a verb about the one whose part it is, in the transaction of the deed. `by` is an Account id."""
    who = Person.objects.trusted(WHY).get(pk=part.person_id)
    here = Institution.objects.get(pk=who.institution_id)
    record(verb, institution=here, by=by, about=who, round=part.round_id, **keys)
