"""The people who fit an ask, drawn as the directory draws them, each with the reasons in words."""

from typing import NamedTuple

from kohort.access.viewer import Viewer
from kohort.people.cards import Card

from .models import Ask, Asked
from .present import drawn, present
from .suggesting import need_of, suggest

WHY = "who was asked is not asked again"


class Candidate(NamedTuple):
    """Somebody who could be asked; `key` is theirs."""

    key: str
    card: Card
    reasons: list[str]
    is_ticked: bool = False


def candidates(ask: Ask, viewer: Viewer, slug: str, first: str, limit: int) -> list[Candidate]:
    """At most `limit`, and before them whoever has the key `first` and can be seen."""
    listed = set(Asked.objects.trusted(WHY).filter(ask=ask).values_list("person_id", flat=True))
    chosen = (
        list(present(viewer).filter(key=first).exclude(pk__in=listed).values_list("pk", flat=True)) if first else []
    )
    found = suggest(
        need_of(ask), viewer, limit=limit, without={*listed, *chosen, viewer.person_id or 0, ask.by_id or 0}
    )
    reasons = {one.person_id: one.reasons for one in found}
    people = drawn([*chosen, *reasons], viewer, slug)
    return [Candidate(key, card, reasons.get(card.person_id, [])) for key, card in people]
