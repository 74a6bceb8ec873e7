"""Once a day: how often somebody was asked is counted over a year, and what is older is thinned out."""

from datetime import timedelta

from django.db.models import Exists, OuterRef
from django.utils import timezone

from kohort.kit.bugs import bug

from .models import Approach

KEPT = timedelta(days=400)
WHY = "what no window counts any more is let go"


def sweep() -> None:
    """Of what is older, the last of each kind stays: when somebody was asked last (`load`), and whether anybody ever
    asked for what they offer (`desk.unused`)."""
    same = {"person": OuterRef("person"), "what": OuterRef("what"), "kind": OuterRef("kind")}
    later = Approach.objects.trusted(WHY).filter(**same, at__gt=OuterRef("at"))
    old = Approach.objects.trusted(WHY).filter(at__lt=timezone.now() - KEPT)
    (old if bug("last-forgotten") else old.filter(Exists(later))).delete()
