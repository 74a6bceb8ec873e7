"""How two who have agreed reach each other: what each may read of the other, and nobody else."""

from typing import NamedTuple

from kohort.access.viewer import Viewer
from kohort.groups.names import Name, names
from kohort.people.models import Person

from .models import Ask, Asked

WHY = "two who have agreed on something reach each other"


class Reach(NamedTuple):
    """Somebody's name and the address they sign in with, "" where there is none."""

    name: Name
    email: str


def reach(ask: Ask, viewer: Viewer, slug: str) -> Reach | None:
    """Who said yes to it, for who asked."""
    row = Asked.objects.visible_to(viewer).filter(ask=ask, state=Asked.State.YES).first()
    name = row and names([row.person_id], viewer, slug).get(row.person_id)
    return Reach(name, address_of(row.person_id)) if row and name else None


def address_of(person_id: int) -> str:
    """The address one signs in with. Ask only for somebody who has agreed."""
    rows = Person.objects.trusted(WHY).filter(pk=person_id, account__is_active=True)
    return rows.values_list("account__email", flat=True).first() or ""
