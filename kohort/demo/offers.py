"""What some of those who took their places would help with, and how far."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from random import Random

from kohort.access.audience import Audience
from kohort.giving.catalogue import Kind
from kohort.giving.models import Limits, Offer
from kohort.institutions.models import Institution
from kohort.people.models import Person

from .chance import Weighted
from .personas import PERSONAS, address_of

WHY = "the demo writes on behalf of everybody"
BATCH = 1000
LATELY = 600  # days
OFFERS = 0.4  # share of those who have a place
HOW_MANY = Weighted([1, 2, 3, 5], [40, 30, 20, 10])
SEEN = Weighted([Audience.MEMBERS, Audience.CLASSMATES, Audience.OFFICE], [90, 4, 6])
PER_YEAR = Weighted([1, 2, 4, 12, None], [25, 35, 20, 8, 12])
OFF = Weighted([(), (6, 7), (7,), (12,)], [60, 20, 12, 8])
KINDS = Weighted(
    [kind for kind in Kind if kind != Kind.OTHER],
    [9, 7, 14, 8, 6, 12, 4, 6, 5, 4, 5, 3, 14, 4, 4, 2, 2, 1, 1],
)


def offer(institution: Institution) -> None:
    """Write them down for everybody but the personas. Doing it again changes nothing."""
    if Offer.objects.trusted(WHY).filter(institution=institution).exists():
        return
    claimed = Person.objects.trusted(WHY).filter(institution=institution, account__isnull=False)
    people = list(claimed.exclude(account__email__in=[address_of(name) for name in PERSONAS]).order_by("pk"))
    for start in range(0, len(people), BATCH):
        _write(people[start : start + BATCH], institution.since)


def _write(people: Sequence[Person], today: datetime) -> None:
    told = [row for person in people for row in _told(person, today, Random(person.name))]
    Offer.objects.bulk_create([row for row in told if isinstance(row, Offer)])
    Limits.objects.bulk_create([row for row in told if isinstance(row, Limits)])


def _told(person: Person, today: datetime, rng: Random) -> Iterator[Offer | Limits]:
    if rng.random() > OFFERS:
        return
    said = max(person.claimed_at or today, today - timedelta(days=rng.randrange(LATELY)))
    common = {
        "institution_id": person.institution_id,
        "person_id": person.pk,
        "audience": SEEN.draw(rng),
        "source": "owner",
        "recorded": said,
        "confirmed": said,
    }
    for kind in sorted({KINDS.draw(rng) for _ in range(HOW_MANY.draw(rng))}):
        yield Offer(kind=kind, **common)
    yield Limits(per_year=PER_YEAR.draw(rng), remote=rng.random() < 0.25, months_off=list(OFF.draw(rng)), **common)
