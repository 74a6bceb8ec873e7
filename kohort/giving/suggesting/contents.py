"""What the index keeps of somebody who offers something: each view holds what rows of that audience tell."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kohort.access.audience import Audience
from kohort.giving.models import Given, Offer
from kohort.people.models import Study
from kohort.people.segments import circle
from kohort.search.documents import Document
from kohort.search.stems import keys

from .clues import OF_GIVEN, OF_OFFERS, SOURCES, STRONG, Clue, Source, Told
from .near import Spot, squares

WHY = "the index keeps who may be suggested to whom"
VIEWS = (("office", Audience.OFFICE), ("classmates", Audience.CLASSMATES), ("members", Audience.MEMBERS))


@dataclass
class Contents:
    """What there is of one person, each with the audience that may see it."""

    kinds: list[tuple[int, str]] = field(default_factory=list)
    told: list[tuple[int, Told]] = field(default_factory=list)
    circles: set[str] = field(default_factory=set)

    def documents(self, person_id: int, tenant: int) -> Iterator[Document]:
        """One for all views that hold the same; none for a view without an offer."""
        views: dict[tuple, list[str]] = defaultdict(list)
        for view, audience in VIEWS:
            kinds, told = (tuple(one for reach, one in own if reach >= audience) for own in (self.kinds, self.told))
            views[kinds, told].append(view)
        for (kinds, told), names in views.items():
            if kinds:
                yield self._document(person_id, tenant, names, kinds, told)

    def _document(self, person_id, tenant, views, kinds, told: Iterable[Told]) -> Document:
        clues = [one for one in told if isinstance(one, Clue)]
        strong, weak = (
            " ".join(clue.text for clue in clues if (clue.strength >= STRONG) is is_strong)
            for is_strong in (True, False)
        )
        return Document(
            owner=person_id,
            tenant=tenant,
            views=views,
            circles=self.circles,
            names=sorted(keys(strong)),
            words=sorted(keys(weak)),
            values={
                "kind": list(dict.fromkeys(kinds)),
                "square": squares(one for one in told if isinstance(one, Spot)),
            },
        )


def contents(person_ids: Collection[int]) -> Mapping[int, Contents]:
    """Of those of `person_ids` who offer something now."""
    found: dict[int, Contents] = {}
    offers = _rows(Offer, person_ids).filter(ended__isnull=True)
    for person_id, audience, kind in offers.values_list("person_id", "audience", "kind"):
        found.setdefault(person_id, Contents()).kinds.append((audience, kind))
    _collect(found, OF_OFFERS, offers)
    for source in SOURCES:
        _collect(found, source, _rows(source.model, found))
    for person_id, *columns in _rows(Given, found).values_list("person_id", *OF_GIVEN.columns):
        found[person_id].told += ((Audience.OFFICE, one) for one in OF_GIVEN.told(*columns))
    studies = _rows(Study, found).values_list("person_id", "programme_id", "first_year", "last_year")
    for person_id, programme_id, first, last in studies:
        found[person_id].circles |= {circle(programme_id, year) for year in range(first, last + 1)}
    return found


def _collect(found: dict[int, Contents], source: Source, rows) -> None:
    for person_id, audience, *columns in rows.values_list("person_id", "audience", *source.columns):
        found[person_id].told += ((audience, one) for one in source.told(*columns))


def _rows(model, person_ids):
    return model.objects.trusted(WHY).filter(person_id__in=list(person_ids)).order_by("pk")
