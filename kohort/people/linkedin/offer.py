"""What the export offers, beside what is known already, and taking what its owner chose."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone

from kohort.access.viewer import Viewer
from kohort.activity.models import record
from kohort.kit.folding import fold
from kohort.people.facts import Fact
from kohort.people.models import Person, Position, Residence, Topic
from kohort.people.vocabulary.firms import firm

from .archive import Tables
from .meaning import position, residence, school, topic
from .tables import Row

MOST_TOPICS = 20


@dataclass
class Offer:
    """Facts that are not saved, by the number their rows have in the export. `known` are those there already."""

    positions: dict[str, Position]
    topics: dict[str, Topic]
    home: Residence | None
    schools: list[str]
    known: list[Fact] = field(default_factory=list)
    room: int = MOST_TOPICS

    @property
    def is_empty(self) -> bool:
        return not (self.positions or self.topics or self.home)


def offered(tables: Tables, person: Person, viewer: Viewer) -> Offer:
    """What the tables hold for a person, whose own eyes `viewer` are."""
    homes = [home for row in tables.get("profile.csv", []) if (home := residence(row)).where]
    offer = Offer(
        positions=_numbered(position(row) for row in _named(tables, "positions.csv")),
        topics=_numbered(_once(topic(row) for row in _named(tables, "skills.csv"))),
        home=homes[0] if homes else None,
        schools=[school(row) for row in _named(tables, "education.csv")],
    )
    _recognise(offer, person, viewer)
    return offer


def _named(tables: Tables, name: str) -> list[Row]:
    """Rows that say something in their first column, or their second: a title without an employer is work too."""
    return [row for row in tables.get(name, []) if any(list(row.values())[:2])]


def _once(topics: Iterable[Topic]) -> list[Topic]:
    return list({fold(one.text): one for one in topics}.values())


def _numbered(facts):
    return {str(number): fact for number, fact in enumerate(facts)}


def _recognise(offer: Offer, person: Person, viewer: Viewer) -> None:
    """The same employer, title and beginning, as far as it is known; the same words; the same town."""
    jobs, topics, homes = (list(_own(model, person, viewer)) for model in (Position, Topic, Residence))
    offer.known += [one for one in offer.positions.values() if any(_same_work(one, job) for job in jobs)]
    words = {fold(one.text) for one in topics}
    offer.known += [one for one in offer.topics.values() if fold(one.text) in words]
    if offer.home and any(_town(home) == _town(offer.home) for home in homes if not home.ended):
        offer.known.append(offer.home)
    offer.room = max(MOST_TOPICS - len(topics), 0)


def _own(model, person, viewer):
    return model.objects.visible_to(viewer).filter(person=person)


def _same_work(one: Position, other: Position) -> bool:
    """Beginnings are told by the day, the month or the year: the year decides."""
    same = firm(one.employer) == firm(other.employer) and fold(one.title) == fold(other.title)
    return same and (not (one.started and other.started) or one.started.year == other.started.year)


def _town(home: Residence) -> tuple[str, str]:
    return fold(home.place), home.country


@transaction.atomic
def take(facts: list[Fact], person: Person, viewer: Viewer, audience: int) -> None:
    """Keep what was chosen, as what the person said today. A town that is new ends the one she told before."""
    for fact in facts:
        if isinstance(fact, Residence):
            _end_homes(person, viewer)
        fact.person, fact.institution_id, fact.audience = person, person.institution_id, audience
        fact.source, fact.recorded_by_id = "owner", viewer.account_id
        fact.recorded = fact.confirmed = timezone.now()
        fact.save()
    record("person.filled", institution=person.institution, by=viewer.account_id, about=person, facts=len(facts))


def _end_homes(person, viewer):
    for home in _own(Residence, person, viewer).filter(ended__isnull=True, source="owner"):
        home.ended = timezone.localdate()
        home.save(update_fields=["ended"])
