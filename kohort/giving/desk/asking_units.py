"""Which part of the house asks: each sees how it shares its own load."""

from kohort.access.viewer import Viewer
from kohort.giving.asks.models import Ask
from kohort.giving.naming import told_apart
from kohort.institutions.models import Institution, Unit


def units(institution: Institution, viewer: Viewer) -> list[tuple[str, str]]:
    """(code, name) of those anybody was asked for, and of those they are part of."""
    above = dict(institution.units.values_list("pk", "parent_id"))
    asks = Ask.objects.visible_to(viewer).filter(sent__isnull=False, unit__isnull=False)
    found: set[int] = set()
    for pk in asks.order_by().values_list("unit_id", flat=True).distinct():
        while pk in above and pk not in found:
            found.add(pk)
            pk = above[pk]
    return [(one.code, name) for one, name in told_apart(institution.units.filter(pk__in=found))]


def with_all_below(unit: Unit) -> set[int]:
    """The ids of the unit and of all that belongs to it, however deep."""
    rows = list(Unit.objects.filter(institution=unit.institution_id).values_list("pk", "parent_id"))
    found, fresh = set[int](), {unit.pk}
    while fresh - found:
        found |= fresh
        fresh = {pk for pk, parent in rows if parent in fresh}
    return found
