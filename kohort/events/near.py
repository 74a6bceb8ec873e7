"""Which events are near where the viewer lives, for the list of events; who is told of them is `inviting.near`'s."""

from typing import NamedTuple

from django.db.models import QuerySet

from kohort.access.viewer import Viewer
from kohort.people.distance import distance, point
from kohort.people.models import Residence

from .inviting.models import Near
from .inviting.near import point_of


class Around(NamedTuple):
    """A town, and how many kilometres one would go from it."""

    town: str
    country: str
    km: int

    def among(self, rows: QuerySet) -> list[int]:
        """The ids of those that are no farther away; what has no place is nowhere near."""
        home = point(self.town, self.country)
        if home is None:
            return []
        placed = ((event.pk, point_of(event)) for event in rows.only("lat", "lon", "town", "country"))
        return [pk for pk, there in placed if there and distance(home, there) <= self.km]


def around(viewer: Viewer) -> Around | None:
    """Where the viewer lives, and how far they said they would go, else as far as most do. None: no town is known."""
    rows = Residence.objects.of_oneself(viewer).filter(ended__isnull=True).exclude(place="").order_by("-recorded")
    found = rows.values_list("place", "country").first()
    if found is None:
        return None
    chosen = Near.objects.visible_to(viewer).values_list("km", flat=True).first()
    town, country = found
    return Around(town, country, chosen or Near._meta.get_field("km").default)
