"""What is posted begins as a draft, once: a button that is pressed twice, or in two tabs, says the same again."""

from collections.abc import Collection

from django.db import transaction
from django.db.models import Q

from kohort.people.models import Person

from .opportunity import Opportunity
from .outsiders import Outsider

WHY = "whoever posts it posts it once"
State = Opportunity.State


@transaction.atomic
def begin(one: Opportunity, columns: Collection[str]) -> Opportunity:
    """`one`, saved; or what its poster has that says the very same in `columns`, and stands or will."""
    poster, pk = (Outsider, one.outsider_id) if one.outsider_id else (Person, one.by_id)
    poster.objects.trusted(WHY).select_for_update(no_key=True).get(pk=pk)  # of two at once, one comes first
    rows = Opportunity.objects.trusted(WHY).filter(by_id=one.by_id, outsider_id=one.outsider_id, kind=one.kind)
    there = rows.filter(Q(state__in=(State.DRAFT, State.WAITING)) | Opportunity.standing())
    same = there.filter(**{name: getattr(one, name) for name in columns}).select_related("institution").first()
    if same is None:
        one.save()
    return same or one
