"""Who came in by a door: how many, and the names of those whom the viewer may know."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from kohort.access.viewer import Viewer
from kohort.groups.models import Membership
from kohort.groups.names import names

from .models import Guest


class Came(NamedTuple):
    """`people` counts everybody; `names` are those the viewer may know."""

    people: int
    names: list[str]


def came_by(entrance_ids: Iterable[int], viewer: Viewer, slug: str) -> dict[int, Came]:
    """{entrance's id: Came}, for doors somebody came in by. The same queries for one door and for twenty."""
    ids, count, known = list(entrance_ids), defaultdict[int, int](int), defaultdict[int, list[str]](list)
    members = Membership.objects.trusted("how many came in by a door is told").filter(entrance__in=ids, left=None)
    rows = list(members.order_by("since", "pk").values_list("entrance_id", "person_id"))
    shown = names({person for _door, person in rows}, viewer, slug)
    guests = Guest.here_today().filter(entrance__in=ids).order_by("since", "pk").values_list("entrance_id", "name")
    told = [(door, shown[one].name if one in shown else "") for door, one in rows] + list(guests)
    for door, name in told:
        count[door] += 1
        known[door] += [name] if name else []
    return {door: Came(count[door], known[door]) for door in count}
