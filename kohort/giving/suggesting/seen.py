"""What is true of candidates now: that the viewer sees them and their offer, that they may be asked, how they limit it.

The database decides here, whatever the index says. What somebody is ranked by comes from the index, which withholds
whoever has narrowed a fact, in the same transaction, until it has caught up; what is said of them is read `anew`.
"""

from dataclasses import dataclass, field
from datetime import datetime

from kohort.access.viewer import Viewer
from kohort.giving.limits.load import Load
from kohort.giving.models import Given, Offer
from kohort.kit.bugs import bug

from .clues import OF_GIVEN, OF_OFFERS, OF_PLACES
from .finding import Found
from .near import Spot
from .need import HERE, Need
from .room import Bounds, standing
from .told import Told


@dataclass
class Known:
    """A candidate. `kinds` are those offered that would serve, each with when it was last said to be right."""

    told: Told
    load: Load
    bounds: Bounds | None
    kinds: dict[str, datetime] = field(default_factory=dict)


def seen(found: Found, need: Need, viewer: Viewer) -> dict[int, Known]:
    """Those who may be asked now, in the order given."""
    offers = _offers(found, need, viewer)
    free = standing([pk for pk in found if pk in offers], need.on)
    known = {pk: Known(found[pk], *how) for pk, how in free.items()}
    for pk, one in known.items():
        for kind, since, note in offers[pk]:
            one.kinds[kind] = since
            one.told.clues.extend(OF_OFFERS.told(note))
    _given(known, viewer)
    _places(known, need, viewer)
    return known


def _offers(found: Found, need: Need, viewer: Viewer) -> dict[int, list[tuple]]:
    """Kind, since when and note of those that would serve."""
    offers = Offer.objects.trusted("a fault") if bug("suggest-unseen") else Offer.objects.visible_to(viewer)
    rows = offers.filter(person_id__in=list(found), kind__in=need.kinds, ended__isnull=True)
    if viewer.is_office and not bug("suggest-hidden"):  # who sees the hidden and the unclaimed: here nobody does
        rows = rows.filter(person__account__isnull=False, person__hidden_since__isnull=True)
    said: dict[int, list[tuple]] = {}
    for pk, kind, recorded, confirmed, note in rows.values_list("person_id", "kind", "recorded", "confirmed", "note"):
        said.setdefault(pk, []).append((kind, confirmed or recorded, note))
    return said


def _given(known: dict[int, Known], viewer: Viewer) -> None:
    rows = Given.objects.visible_to(viewer).filter(person_id__in=list(known)).order_by("pk")
    for person_id, *columns in rows.values_list("person_id", *OF_GIVEN.columns):
        known[person_id].told.clues.extend(OF_GIVEN.told(*columns))


def _places(known: dict[int, Known], need: Need, viewer: Viewer) -> None:
    """Where those are who come only so far is read anew: a limit binds from the moment they have moved."""
    bound = {pk: one.told.spots for pk, one in known.items() if one.bounds and one.bounds.km is not None}
    if need.way != HERE or not bound:
        return
    for spots in bound.values():
        spots.clear()
    for source in OF_PLACES:
        rows = source.model.objects.visible_to(viewer).filter(person_id__in=list(bound)).order_by("pk")
        for person_id, *columns in rows.values_list("person_id", *source.columns):
            bound[person_id].extend(one for one in source.told(*columns) if isinstance(one, Spot))
