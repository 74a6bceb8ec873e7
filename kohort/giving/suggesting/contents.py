"""What the index keeps of somebody who offers something: each view holds what rows of that audience tell."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from kohort.access.audience import Audience
from kohort.giving.models import Offer
from kohort.kit.bugs import bug
from kohort.people.models import Study
from kohort.people.segments import circle
from kohort.search.documents import Document
from kohort.search.stems import keys

from .clues import OF_FACTS, OF_GIVEN, OF_OFFERS, STRONG, Source
from .near import squares
from .told import One, Told, folded

WHY = "the index keeps who may be suggested to whom"
VIEWS = (("office", Audience.OFFICE), ("classmates", Audience.CLASSMATES), ("members", Audience.MEMBERS))


@dataclass
class Contents:
    """What there is of one person, each with the audience that may see it. `facts` alone is kept as it is: what they
    offered and gave is read anew for each viewer, but found by its words."""

    kinds: list[tuple[int, str]] = field(default_factory=list)
    facts: list[tuple[int, One]] = field(default_factory=list)
    others: list[tuple[int, One]] = field(default_factory=list)
    circles: set[str] = field(default_factory=set)

    def reaching(self, audience: int) -> "Contents":
        """What such viewers see."""
        kinds, facts, others = (_reaching(part, audience) for part in (self.kinds, self.facts, self.others))
        return Contents(kinds, facts, others, self.circles)

    def documents(self, person_id: int, tenant: int) -> Iterator[Document]:
        """One for all views that hold the same; none for a view without an offer."""
        left = {view: self.reaching(audience) for view, audience in VIEWS}
        while left:
            seen = next(iter(left.values()))
            names = [view for view, same in left.items() if same == seen]
            left = {view: other for view, other in left.items() if view not in names}
            if seen.kinds:
                yield seen.document(person_id, tenant, names)

    def document(self, person_id: int, tenant: int, views: list[str]) -> Document:
        told = self.told()
        clues = [*told.clues, *Told.of(one for _reach, one in self.others).clues]
        strong, weak = (
            " ".join(clue.text for clue in clues if (clue.strength >= STRONG) is is_strong)
            for is_strong in (True, False)
        )
        kinds = list(dict.fromkeys(kind for _reach, kind in self.kinds))
        return Document(
            owner=person_id,
            tenant=tenant,
            views=views,
            circles=self.circles,
            names=sorted(keys(strong)),
            words=sorted(keys(weak)),
            values={"kind": kinds, "square": squares(told.spots), "speaks": {folded(one.code) for one in told.spoken}},
            kept=told.written(),
        )

    def told(self) -> Told:
        return Told.of(one for _reach, one in self.facts)


def _reaching(part: list, audience: int) -> list:
    return [one for one in part if one[0] >= audience or bug("suggest-unseen")]


def contents(person_ids: Collection[int]) -> Mapping[int, Contents]:
    """Of those of `person_ids` who offer something now."""
    found: dict[int, Contents] = {}
    offers = _rows(Offer, person_ids).filter(ended__isnull=True)
    for person_id, audience, kind in offers.values_list("person_id", "audience", "kind"):
        found.setdefault(person_id, Contents()).kinds.append((audience, kind))
    for person_id, audience, one in _told(OF_OFFERS, offers):
        found[person_id].others.append((audience, one))
    for person_id, audience, one in _told(OF_GIVEN, _rows(OF_GIVEN.model, found)):
        found[person_id].others.append((audience, one))
    for source in OF_FACTS:
        for person_id, audience, one in _told(source, _rows(source.model, found)):
            found[person_id].facts.append((audience, one))
    studies = _rows(Study, found).values_list("person_id", "programme_id", "first_year", "last_year")
    for person_id, programme_id, first, last in studies:
        found[person_id].circles |= {circle(programme_id, year) for year in range(first, last + 1)}
    return found


def _told(source: Source, rows) -> Iterator[tuple[int, int, One]]:
    for person_id, audience, *columns in rows.values_list("person_id", source.audience, *source.columns):
        yield from ((person_id, audience, one) for one in source.told(*columns))


def _rows(model, person_ids):
    return model.objects.trusted(WHY).filter(person_id__in=list(person_ids)).order_by("pk")
