"""Who asks, as whoever is asked may know them; how to reach them, once both have agreed."""

from typing import NamedTuple

from kohort.access.viewer import Viewer
from kohort.groups.names import names
from kohort.people.models import Position
from kohort.people.viewing import viewer_for

from .models import Asked
from .reach import address_of


class By(NamedTuple):
    """`name` is "" where they are not to be seen; `work` is what they do, as far as they show it."""

    name: str = ""
    work: str = ""
    email: str = ""


def by_whom(row: Asked, *, agreed: bool) -> By:
    """Through the eyes of who was asked, whoever holds the link."""
    ask = row.ask
    eyes = viewer_for(row.person.account_id, ask.institution)
    known = names([ask.by_id or 0], eyes, ask.institution.slug).get(ask.by_id or 0)
    if known is None or ask.by_id is None:
        return By()
    return By(known.name, _work(ask.by_id, eyes), address_of(ask.by_id) if agreed else "")


def _work(person_id: int, eyes: Viewer) -> str:
    rows = Position.objects.visible_to(eyes).filter(person_id=person_id, ended=None).order_by("-pk")
    return str(rows.first() or "")
