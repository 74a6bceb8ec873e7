"""One's own facts as rows of one's own page: the address of each, and what one may do with it."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db.models import QuerySet
from django.utils import timezone

from kohort.access.viewer import Viewer
from kohort.people.facts import Fact
from kohort.people.freshness import YEARS_FRESH
from kohort.people.models import (
    Affiliation,
    Contact,
    Language,
    Origin,
    OtherName,
    Person,
    Photo,
    Position,
    Residence,
    Study,
    Topic,
)

KINDS: dict[str, type[Fact]] = {
    "position": Position,
    "residence": Residence,
    "origin": Origin,
    "study": Study,
    **dict.fromkeys(Contact.Kind.values, Contact),
    "topic": Topic,
    "language": Language,
    "former-name": OtherName,
    "affiliation": Affiliation,
    "photo": Photo,
}
TOLD = (Position, Residence, Contact, Topic, Language, OtherName)  # what one may write; the rest the register knows
AGING = (Position, Residence, Contact)  # as in `people.freshness`: what one studied stays what it was


class Row(NamedTuple):
    """A fact and the name of its kind in addresses."""

    kind: str
    fact: Fact

    @property
    def name(self) -> str:
        """What the row is called within a page."""
        return f"{self.kind}-{self.fact.pk}"

    @property
    def may_open(self) -> bool:
        """Whether it is for its owner to say who sees it."""
        return not (isinstance(self.fact, Origin) or getattr(self.fact, "stays_with_office", False))

    @property
    def may_edit(self) -> bool:
        return isinstance(self.fact, TOLD) and self.may_open

    @property
    def may_confirm(self) -> bool:
        return isinstance(self.fact, AGING)

    @property
    def is_old(self) -> bool:
        """Nobody has said for two years that it is still right, and it has not come to an end."""
        return self.may_confirm and not getattr(self.fact, "ended", None) and self.fact.as_of < _years_ago()


def _years_ago() -> datetime:
    return timezone.now() - timedelta(days=365 * YEARS_FRESH)


def row(fact: Fact) -> Row:
    if isinstance(fact, Contact):
        return Row(fact.kind, fact)
    return Row(next(kind for kind, model in KINDS.items() if model is type(fact)), fact)


def rows(facts: Iterable[Fact]) -> list[Row]:
    return [row(fact) for fact in facts]


def own(model: type[Fact], viewer: Viewer) -> QuerySet:
    """The viewer's own facts of a kind, as far as they may see them themselves."""
    found = model.objects.visible_to(viewer).filter(person_id=viewer.person_id)
    return found.defer("large", "small") if model is Photo else found


def own_to_change(model: type[Fact], viewer: Viewer) -> QuerySet:
    """The same, kept from others until the transaction ends."""
    return own(model, viewer).select_for_update(of=("self",))


def find(kind: str, number: int, viewer: Viewer, among: Callable[..., QuerySet] = own) -> Row | None:
    """One of the viewer's own, by its address."""
    model = KINDS.get(kind)
    fact = among(model, viewer).filter(pk=number).first() if model else None
    return row(fact) if fact and row(fact).kind == kind else None


def me(viewer: Viewer) -> Person:
    """The viewer's own person."""
    return Person.objects.visible_to(viewer).get(pk=viewer.person_id)
