"""What some of those who took their places would help with, what about, and how far."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from random import Random

from kohort.access.audience import Audience
from kohort.giving.catalogue import Kind
from kohort.giving.models import Limits, Offer
from kohort.institutions.models import Institution
from kohort.people.models import Person, Study, Topic

from .chance import Weighted
from .expertise import fields, notes, topics
from .personas import PERSONAS, address_of

WHY = "the demo writes on behalf of everybody"
BATCH = 1000
LATELY = 600  # days
OFFERS = 0.4  # share of those who have a place
HOW_MANY = Weighted([1, 2, 3], [48, 32, 20])
SEEN = Weighted([Audience.MEMBERS, Audience.CLASSMATES, Audience.OFFICE], [90, 4, 6])
PER_YEAR = Weighted([1, 2, 4, 12, None], [22, 33, 25, 8, 12])
OFF = Weighted([(), (6, 7), (7,), (12,)], [60, 20, 12, 8])
KM = Weighted([None, 25, 100], [60, 22, 18])
SPOKEN = Weighted([(), ("no",), ("no", "en"), ("en",)], [70, 8, 17, 5])
PAUSED, AFAR, NOTED = 0.05, 0.2, 0.35  # shares
PAUSE = 140  # days, at most
WEIGHTS = {
    Kind.GUEST_LECTURE: 11,
    Kind.CAREER_TALK: 8,
    Kind.EXPERT: 14,
    Kind.MENTOR: 8,
    Kind.CAREER_STORY: 6,
    Kind.TIP_JOB: 11,
    Kind.HIRE: 4,
    Kind.INTERNSHIP: 6,
    Kind.THESIS_TOPIC: 5,
    Kind.PROJECT: 4,
    Kind.COMPANY_VISIT: 6,
    Kind.INVITE_STUDENTS: 3,
    Kind.ATTEND: 12,
    Kind.HELP_ORGANISE: 4,
    Kind.AMBASSADOR: 4,
    Kind.EXAMINER: 2,
    Kind.ADVISORY: 2,
    Kind.RESEARCH: 2,
    Kind.FEEDBACK: 5,
    Kind.LEND_EQUIPMENT: 1,
    Kind.SHARE_SPACE: 1,
}
KINDS = Weighted(list(WEIGHTS), WEIGHTS.values())
STUDENTS_KINDS = Weighted([Kind.ATTEND, Kind.HELP_ORGANISE, Kind.AMBASSADOR, Kind.FEEDBACK], [5, 3, 3, 4])


def offer(institution: Institution) -> None:
    """Write them down for everybody but the personas. Doing it again changes nothing."""
    if Offer.objects.trusted(WHY).filter(institution=institution).exists():
        return
    claimed = Person.objects.trusted(WHY).filter(institution=institution, account__isnull=False)
    people = list(claimed.exclude(account__email__in=[address_of(name) for name in PERSONAS]).order_by("pk"))
    for start in range(0, len(people), BATCH):
        _write(people[start : start + BATCH], institution)


def _write(people: Sequence[Person], institution: Institution) -> None:
    studying, studied = _students(people, institution.since.year), fields(people)
    told = [
        row
        for one in people
        for row in _told(one, institution, Random(one.name), one.pk in studying, studied.get(one.pk, ""))
    ]
    Offer.objects.bulk_create([row for row in told if isinstance(row, Offer)])
    Limits.objects.bulk_create([row for row in told if isinstance(row, Limits)])
    Topic.objects.bulk_create([row for row in told if isinstance(row, Topic)])


def _students(people: Sequence[Person], year: int) -> set[int]:
    rows = Study.objects.trusted(WHY).filter(person__in=people, award_year=None, last_year__gte=year)
    return set(rows.values_list("person_id", flat=True))


def _told(
    person: Person, house: Institution, rng: Random, studies: bool, field: str
) -> Iterator[Offer | Limits | Topic]:
    if rng.random() > OFFERS:
        return
    common = _common(person, house.since, rng)
    kinds = STUDENTS_KINDS if studies else KINDS
    for kind in sorted({kinds.draw(rng) for _ in range(1 if studies else HOW_MANY.draw(rng))}):
        yield Offer(kind=kind, note=notes(house.language, kind) if rng.random() < NOTED else "", **common)
    yield Limits(**_limits(house.since, rng), **common)
    known = topics(house.language, field)
    for text in rng.sample(known, min(len(known), 0 if studies else rng.randint(1, 3))):
        yield Topic(text=text, **common)


def _common(person: Person, today: datetime, rng: Random) -> dict:
    said = max(person.claimed_at or today, today - timedelta(days=rng.randrange(LATELY)))
    who = {"institution_id": person.institution_id, "person_id": person.pk, "audience": SEEN.draw(rng)}
    return who | {"source": "owner", "recorded": said, "confirmed": said}


def _limits(today: datetime, rng: Random) -> dict:
    afar = rng.random() < AFAR
    pause = today.date() + timedelta(days=rng.randrange(20, PAUSE)) if rng.random() < PAUSED else None
    often = {"per_year": PER_YEAR.draw(rng), "months_off": list(OFF.draw(rng)), "paused_until": pause}
    return often | {"remote": afar, "km": None if afar else KM.draw(rng), "languages": list(SPOKEN.draw(rng))}
