"""Keeps the index of those who offer something: who may be suggested to whom, and by which words."""

from collections.abc import Collection, Iterator

from kohort.activity.models import Happening
from kohort.giving.models import Offer
from kohort.kit.bugs import bug
from kohort.people.models import Person
from kohort.search.documents import Document
from kohort.search.engine import PEOPLE, Contents, Engine
from kohort.search.models import Withheld

from . import jobs
from .contents import contents

OFFERS = Engine("index-offers")
BATCH = 1000
WHY = "the index keeps who may be suggested to whom"


def changed(person_ids: Collection[int]) -> None:
    """Facts about these people change, in this transaction (FACTS_CHANGED). Who is withheld from the index of people,
    because somebody may have lost sight of something, is withheld here as well until this one has caught up."""
    ids = list(person_ids)
    for start in range(0, len(ids), BATCH):
        rows = Offer.objects.trusted(WHY).filter(person_id__in=ids[start : start + BATCH])
        offering = list(rows.order_by().values_list("person_id", flat=True).distinct())
        if offering:
            _withhold(offering)
            jobs.catch_up.enqueue(offering)


def _withhold(offering: list[int]) -> None:
    rows = Withheld.objects.filter(folder=PEOPLE.folder, owner__in=offering)
    for tenant, owner in () if bug("offers-not-withheld") else set(rows.values_list("tenant", "owner")):
        Withheld.add(tenant, [owner], OFFERS.folder)


def helped(happening: Happening) -> None:
    """Somebody has given something: from now on the office finds them by what it was about."""
    if happening.about_id:
        jobs.catch_up.enqueue([happening.about_id])


def problems() -> Iterator[str]:
    """For `kohort check`. Where nobody offers anything there is nobody to find."""
    if OFFERS.index().stale and _offering().exists():
        yield "The index of offers is missing or out of date. Run `kohort reindex`."


def everybody() -> Iterator[Document]:
    """The documents of all who offer something, a thousand at a time."""
    people, last = _offering().order_by("pk"), 0
    while ids := list(people.filter(pk__gt=last).values_list("pk", flat=True)[:BATCH]):
        yield from documents(ids)
        last = ids[-1]


def documents(person_ids: Collection[int]) -> Iterator[Document]:
    """The documents of these people, none for who offers nothing, is hidden, unclaimed or gone."""
    rows = Person.objects.trusted(WHY).filter(pk__in=person_ids)
    if not bug("suggest-hidden"):
        rows = rows.filter(account__isnull=False, hidden_since__isnull=True)
    people = dict(rows.order_by("pk").values_list("pk", "institution_id"))
    for person_id, known in contents(people).items():
        yield from known.documents(person_id, people[person_id])


def _offering():
    offers = Offer.objects.trusted(WHY).filter(ended__isnull=True)
    return Person.objects.trusted(WHY).filter(pk__in=offers.values("person"))


CONTENTS = Contents("people with offers", OFFERS, _offering, everybody)
