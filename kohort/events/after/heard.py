"""What people said of an event, as its hosts read it: no answer beside another, and none where few have answered."""

from collections.abc import Iterable, Sequence
from random import SystemRandom
from typing import NamedTuple

from django.utils.functional import Promise

from kohort.access.viewer import Viewer
from kohort.events.event import Event

from .answering import STARS
from .models import Feedback

ENOUGH = 3  # among fewer one might guess who said what


class Heard(NamedTuple):
    """`stars`: how many said each, the best first. `good` and `better` are shuffled, each for itself."""

    answers: int
    average: float
    stars: Sequence[tuple[str | Promise, int]]
    good: list[str]
    better: list[str]

    @property
    def is_enough(self) -> bool:
        return self.answers >= ENOUGH


def heard(event: Event, viewer: Viewer) -> Heard:
    """Nothing but the count where it is not enough."""
    rows = list(Feedback.objects.visible_to(viewer).filter(event=event))
    if len(rows) < ENOUGH:
        return Heard(len(rows), 0, [], [], [])
    given = [row.stars for row in rows]
    stars = [(label, given.count(number)) for number, label in STARS]
    good, better = _shuffled(row.good for row in rows), _shuffled(row.better for row in rows)
    return Heard(len(rows), sum(given) / len(given), stars, good, better)


def _shuffled(texts: Iterable[str]) -> list[str]:
    """In no order, so that nothing tells who was first or who said both."""
    found = [text for text in texts if text]
    SystemRandom().shuffle(found)
    return found
