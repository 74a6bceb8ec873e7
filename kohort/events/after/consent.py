"""Who would rather not be in pictures: by name to those who plan the event, and to nobody else."""

from django.utils.translation import get_language

from kohort.events.event import Event
from kohort.kit.sorting import person_sort_key

from .came import came


def unwilling(event: Event) -> list[str]:
    """Names of those who were there and did not say yes, in the alphabet of the page; [] where nobody was asked."""
    if not event.asks_photos:
        return []
    rows = came(event).filter(photos=False).exclude(name="")
    return sorted(rows.values_list("name", flat=True), key=_order)


def _order(name: str) -> str:
    given, _blank, surname = name.rpartition(" ")
    return person_sort_key(surname, given, get_language())
