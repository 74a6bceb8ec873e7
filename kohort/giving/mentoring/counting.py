"""What a mentor gave is counted once a pair has come to its end, however it ended: if they met at all."""

from django.db.models import Sum
from django.utils import timezone

from kohort.giving.catalogue import Kind
from kohort.giving.given import Given

from .models import Round
from .pairs import Meeting, Pair
from .telling import parts_of

WHY = "what was given is counted"


def count(pair: Pair) -> Given | None:
    """A row of what was given, once a pair; counted again, with what was noted since. In a group one met all at once:
    the row of each says the same time."""
    met = Meeting.objects.trusted(WHY).filter(pair=pair, on__lte=timezone.localdate())
    minutes = met.aggregate(sum=Sum("minutes"))["sum"]
    if not minutes:
        return None
    one = Round.objects.trusted(WHY).select_related("scheme").get(pk=pair.round_id)
    told = {
        "round": one,
        "institution_id": one.scheme.institution_id,
        "kind": Kind.MENTOR,
        "title": one.scheme.name,
        "unit_id": one.scheme.unit_id,
        "on": min(one.ends, timezone.localdate()),
        "heads": 1,
    }
    this, new = {"pair": pair, "person_id": parts_of(pair)[0].person_id}, {"minutes": minutes}
    rows = Given.objects.trusted(WHY)
    return rows.update_or_create(**this, defaults=new, create_defaults=told | new)[0]
