"""How the two of a pair reach each other: what they agreed to when they signed up."""

from typing import NamedTuple

from kohort.access.viewer import Viewer
from kohort.giving.asks.reach import address_of
from kohort.people.models import Contact, Person

from .pairs import Pair


class Reach(NamedTuple):
    """Where somebody reads mail, and the numbers they show to the viewer."""

    email: str
    phones: list[Contact]


def reach(pair: Pair, person_id: int, viewer: Viewer) -> Reach | None:
    """Of the other of a pair that runs; None where the viewer is not in it, or does not see them."""
    if pair.ended or not pair.is_of(viewer) or not Person.objects.visible_to(viewer).filter(pk=person_id).exists():
        return None
    phones = Contact.objects.visible_to(viewer).filter(person_id=person_id, kind=Contact.Kind.PHONE)
    return Reach(address_of(person_id), list(phones))
