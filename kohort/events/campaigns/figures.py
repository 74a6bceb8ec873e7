"""What came of a campaign: exact where it names nobody, rounded where it counts people."""

from collections.abc import Collection
from typing import NamedTuple

from kohort.events.door.models import CheckIn
from kohort.people.figures import rounded

from .days import Entry


class Figures(NamedTuple):
    """`heads` came, guests included; None: too few to say."""

    events: int
    houses: int
    places: int
    heads: int | None


def figures(found: Collection[Entry]) -> Figures:
    """Of what was not cancelled; `houses` are those that host some of it."""
    held = [entry for entry in found if entry.event.cancelled is None]
    came = CheckIn.objects.trusted("a rounded count").filter(event__in=[entry.event.pk for entry in held]).count()
    return Figures(
        events=len(held),
        houses=len({house.pk for entry in held for house in entry.houses}),
        places=len({entry.event.town.casefold() for entry in held if entry.event.town}),
        heads=rounded(came),
    )
