"""What whoever writes to people has to ask first."""

from collections.abc import Collection

from .models import Rhythm, Wish


def rhythm_of(person_ids: Collection[int]) -> dict[int, Rhythm]:
    """How often each may be written to; one query. Who has not said gets the monthly letter and no more."""
    rows = Wish.objects.trusted("a letter goes out no oftener than was wished").filter(person_id__in=person_ids)
    said = {person_id: Rhythm(rhythm) for person_id, rhythm in rows.values_list("person_id", "rhythm")}
    return {person_id: said.get(person_id, Rhythm.MONTHLY) for person_id in person_ids}
