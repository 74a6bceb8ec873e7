"""A round is published: those who offered to be mentors are asked whether they take part.

It is a call on their time, so it counts against what they said. It goes to two hundred at most, those asked least
first; nobody's last call of the year is spent on a mail to many; and where the programme is of a unit, it goes to those
who studied there. Whoever wants no such mails is not counted, and reads nothing of it.
"""

from datetime import UTC, datetime

from django.db.models import Q

from kohort.access.audience import Audience
from kohort.activity.models import Happening
from kohort.giving.catalogue import Kind
from kohort.giving.limits.asking import Load, busy, loads, reserve
from kohort.giving.mentoring.holding import holding
from kohort.giving.models import Approach, Offer, Round
from kohort.kit.bugs import bug
from kohort.people.models import Study

from . import jobs
from .models import Mailing, Notice, Rhythm, Wish
from .noting import occasion, tell
from .presence import silent

WHY = "whoever offered to be a mentor is asked when there is need of some"
MOST = 200
NEVER = datetime.min.replace(tzinfo=UTC)


def published(happening: Happening) -> None:
    """Told twice, it asks nobody the second time."""
    pk = happening.particulars["round"]
    called = occasion(happening, pk)
    if not Round.objects.trusted(WHY).filter(pk=pk).exists():
        return
    with holding(pk) as held:
        if Mailing.objects.trusted(WHY).filter(occasion=called).exists():
            return
        people = reserve(_willing(held, happening.by_id), Approach.For.MENTORING, Kind.MENTOR, on=held.begins)
        tell(people, happening, Notice.Why.GIVING, place={"round_id": held.pk})
        Mailing.objects.bulk_create(Mailing(person_id=one, occasion=called) for one in sorted(people))
        jobs.send_invitations.enqueue()


def _willing(one: Round, by: int | None) -> list[int]:
    rows = _offers(one).exclude(person__account=by) if by else _offers(one)
    known = loads(list(rows.values_list("person_id", flat=True)))
    spare = [person for person, load in known.items() if _has_more(load)]
    return sorted(spare, key=lambda person: (known[person].asked, known[person].last or NEVER, person))[:MOST]


def _has_more(load: Load) -> bool:
    return load.per_year is None or load.asked + 1 < load.per_year or bug("last-call-spent")


def _offers(one: Round):
    house = one.scheme.institution_id
    none = Wish.objects.trusted(WHY).filter(Q(asks=False) | Q(rhythm=Rhythm.NEEDED))
    rows = Offer.objects.trusted(WHY).filter(institution=house, kind=Kind.MENTOR, ended=None)
    rows = rows.filter(audience__gte=Audience.MEMBERS, person__account__is_active=True)
    if one.scheme.unit_id:
        studied = Study.objects.trusted(WHY).filter(programme__unit=one.scheme.unit_id)
        rows = rows.filter(person_id__in=studied.values("person_id"))
    rows = rows.exclude(person_id__in=none.values("person_id")).exclude(silent("person__"))
    return rows.exclude(person_id__in=busy(house, on=one.begins))
