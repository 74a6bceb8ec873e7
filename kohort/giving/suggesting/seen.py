"""What a viewer sees of candidates: a constant number of queries, one for each kind of fact.

Limits alone are read whoever sees them: they bind everybody. Where somebody lives is read as the viewer may see it,
even to keep a limit: who may not see it could find it out by trying towns.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple, TypeVar

from django.db.models.functions import Coalesce

from kohort.access.viewer import Viewer
from kohort.giving.limits.asking import Load, busy, loads
from kohort.giving.models import Given, Limits, Offer
from kohort.kit.bugs import bug
from kohort.people.facts import Shown
from kohort.people.models import Person

from .clues import OF_GIVEN, OF_OFFERS, SOURCES, Told
from .need import Need

WHY = "limits bind everybody"
Some = TypeVar("Some")
COLUMNS = ("institution_id", "account_id", "hidden_since", "open_since")  # of Person, for `Shown`


class Bounds(NamedTuple):
    """Of Limits, those that bind whoever asks now: how far and in which languages."""

    remote: bool
    km: int | None
    languages: list[str]


@dataclass
class Known:
    """A candidate. `kinds` are those offered that would serve, each with when it was last said to be right."""

    load: Load
    bounds: Bounds | None = None
    kinds: dict[str, datetime] = field(default_factory=dict)
    told: list[Told] = field(default_factory=list)

    def of(self, what: type[Some]) -> list[Some]:
        """What was told of one sort."""
        return [one for one in self.told if isinstance(one, what)]


def seen(person_ids: Collection[int], need: Need, viewer: Viewer) -> dict[int, Known]:
    """Those who may be asked now, in the order given."""
    shown = Shown(_here(person_ids, need, viewer), viewer)
    carried = loads(shown.ids)
    known = {pk: Known(carried[pk]) for pk in person_ids if pk in carried}
    _offers(known, shown, need)
    known = {pk: one for pk, one in known.items() if one.kinds}
    limits = Limits.objects.trusted(WHY).filter(person_id__in=list(known))
    for person_id, *columns in limits.values_list("person_id", *Bounds._fields):
        known[person_id].bounds = Bounds(*columns)
    _facts(known, shown)
    _given(known, need, viewer)
    return known


def _here(person_ids, need: Need, viewer: Viewer) -> list[Person]:
    """The office sees who is hidden or unclaimed as well, and those kept apart from it: here nobody does."""
    people = Person.objects.visible_to(viewer).filter(pk__in=person_ids).only(*COLUMNS)
    if bug("suggest-hidden"):
        return list(people)
    people = people.filter(account__isnull=False, hidden_since__isnull=True).exclude(pk__in=viewer.apart)
    occupied = busy(viewer.institution_id or 0, on=need.on).filter(pk__in=person_ids)
    spared = set() if bug("suggest-busy") else set(occupied.values_list("pk", flat=True))
    return [person for person in people if person.pk not in spared]


def _offers(known: dict[int, Known], shown: Shown, need: Need) -> None:
    rows = (
        _about(Offer, shown)
        .filter(kind__in=need.kinds, ended__isnull=True)
        .annotate(since=Coalesce("confirmed", "recorded"))
    )
    for person_id, kind, since, *columns in rows.values_list("person_id", "kind", "since", *OF_OFFERS.columns):
        known[person_id].kinds[kind] = since
        known[person_id].told += OF_OFFERS.told(*columns)


def _facts(known: dict[int, Known], shown: Shown) -> None:
    for model, columns, told in SOURCES:
        for person_id, *row in _about(model, shown).values_list("person_id", *columns):
            if person_id in known:
                known[person_id].told += told(*row)


def _given(known: dict[int, Known], need: Need, viewer: Viewer) -> None:
    rows = Given.objects.visible_to(viewer).filter(person_id__in=list(known), kind__in=need.kinds).order_by("pk")
    for person_id, *columns in rows.values_list("person_id", *OF_GIVEN.columns):
        known[person_id].told += OF_GIVEN.told(*columns)


def _about(model, shown: Shown):
    """What the viewer sees of these people."""
    if bug("suggest-unseen"):
        return model.objects.trusted("a fault").filter(person_id__in=shown.ids)
    return model.objects.about(shown).order_by("pk")
