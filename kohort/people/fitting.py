"""Which people a Segment means as the database sees it, claimed or not: for what has to be exact and others see.

The index answers a viewer; a rule answers nobody in particular, and may use only what every member may see.
"""

from collections import defaultdict
from collections.abc import Collection

from django.db.models import Q

from kohort.access.audience import Audience
from kohort.kit.bugs import bug

from .facets import Facet, all_facets
from .facts import Fact
from .segments import Segment
from .traces import all_traces

WHY = "whom a rule means is decided by facts that every member may see"


def fitting(segment: Segment, among: Collection[int] | None = None) -> Q:
    """A condition on Person; all facets of one kind are asked of one and the same current row.

    Of few people (`among`) only the rows about them are looked at. Raises ValueError for words to match and for facets
    of the office alone.
    """
    if segment.text:
        raise ValueError("words to match cannot be in a rule")
    asked: dict[str, Q] = defaultdict(Q)
    for name, values in segment.chosen:
        facet = all_facets()[name]
        if facet.where is None or facet.office_only:
            raise ValueError(f"{name} cannot be in a rule")
        asked[facet.kind] &= facet.where(values, segment.institution_id)
    found = Q(institution_id=segment.institution_id) & (Q() if among is None else Q(pk__in=among))
    for kind, where in asked.items():
        rows = _current(kind).filter(where)
        rows = rows if among is None else rows.filter(person__in=among)
        # not EXISTS: SQLite would go through everybody and ask of each, where an index knows the few who studied this
        found &= Q(pk__in=rows.values("person"))
    return found


def can_rule(facet: Facet) -> bool:
    """Whether a rule may ask it."""
    return facet.where is not None and not facet.office_only


def _current(kind: str):
    """Rows that are true today and that every member may see."""
    model: type[Fact] = next(one for one in all_traces() if one._meta.model_name == kind)
    rows = model.objects.trusted(WHY)
    if not bug("rule-office-facts"):
        rows = rows.filter(audience__gte=Audience.MEMBERS)
    has_end = any(field.name == "ended" for field in model._meta.fields)
    return rows.filter(ended__isnull=True) if has_end else rows
