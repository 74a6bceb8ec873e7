"""How many are in a group: those a viewer could meet, and about how many a rule counts who have not come yet."""

from collections.abc import Collection

from django.db.models import Count

from kohort.access.viewer import Viewer
from kohort.kit.bugs import bug
from kohort.people.figures import rounded

from .models import Group, Membership


def members(groups: Collection[Group], viewer: Viewer) -> dict[int, int]:
    """{group's id: people who are in it, have come and are not hidden}, guests left out; one query."""
    rows = _in(groups).filter(person__account__isnull=False, person__hidden_since__isnull=True)
    if bug("group-count-unclaimed"):
        rows = _in(groups)
    rows = rows.exclude(person_id__in=viewer.apart)
    return dict.fromkeys((one.pk for one in groups), 0) | _counted(rows)


def not_come(group: Group) -> int | None:
    """About how many are in it by its rule and have not taken their places: from ten, to the nearest five."""
    rows = _in([group]).filter(person__account__isnull=True, person__hidden_since__isnull=True)
    return rounded(rows.count())


def unclaimed(groups: Collection[Group]) -> dict[int, int]:
    """The same for many, exact: for the office, whose door is the caller's."""
    return _counted(_in(groups).filter(person__account__isnull=True))


def _in(groups):
    rows = Membership.objects.trusted("a count names nobody")
    return rows.filter(group__in=[one.pk for one in groups], left__isnull=True)


def _counted(rows) -> dict[int, int]:
    return dict(rows.values("group").annotate(people=Count("pk")).values_list("group", "people"))
