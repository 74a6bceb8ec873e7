"""In whose name events are, as a page tells it: names, and the way to each that the viewer may go."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from kohort.access.viewer import Viewer
from kohort.groups.models import Group
from kohort.kit.addresses import address

from .event import Event
from .hosting import Host

WHY = "whoever sees an event is told whose it is"


class HostName(NamedTuple):
    """A host; `href` is "" where there is no page the viewer may open. `language` is that of the name."""

    name: str
    href: str
    language: str


def hosts_of(events: Iterable[Event], viewer: Viewer, slug: str) -> dict[int, list[HostName]]:
    """By the event's id: groups first, then units and houses. Of events the viewer sees; two queries at most."""
    rows = Host.objects.trusted(WHY).filter(event__in=list(events), agreed__isnull=False)
    rows = list(rows.select_related("institution", "unit", "group").order_by("group_id", "unit_id", "pk"))
    open_groups = _open({row.group for row in rows if row.group}, viewer)
    found = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row.group_id is None, row.unit_id is None)):
        found[row.event_id].append(_named(row, open_groups, slug))
    return found


def _open(groups: set[Group], viewer: Viewer) -> set[int]:
    """Whose page the viewer may open; the database is asked where that is not plain."""
    plain = {group.pk for group in groups if _is_plain(group, viewer)}
    if not (rest := {group.pk for group in groups} - plain):
        return plain
    seen = Group.objects.visible_to(viewer).filter(pk__in=rest)
    return plain | set(seen.values_list("pk", flat=True))


def _is_plain(group: Group, viewer: Viewer) -> bool:
    """What every member sees of the groups of their house, see `Group.seen_by`."""
    here = viewer.is_member and group.institution_id == viewer.institution_id
    return here and group.is_alive and group.admits != Group.Admits.INVITATION


def _named(row: Host, open_groups: set[int], slug: str) -> HostName:
    if row.group:
        href = address("groups:group", slug, key=row.group.key) if row.group_id in open_groups else ""
        return HostName(row.group.name, href, row.group.language)
    house = row.institution
    if row.unit:
        return HostName(row.unit.name, address("home:programmes", house.slug), row.unit.name_language)
    return HostName(house.name, address("home:institution", house.slug), house.name_language)
