"""The readers of what happens in mentoring: a notice about the round, and a mail of its own where it cannot wait.

Told twice, they change nothing the second time. What the mails say: `mentoring_mail`.
"""

from datetime import timedelta

from django.db import transaction

from kohort.activity.models import Happening
from kohort.giving.models import Keeper, Meeting, Pair, Round
from kohort.people.models import Person

from .happened import about
from .models import Notice
from .noting import mail, occasion, tell

WHY = "whoever takes part is told what happens"
CALM = timedelta(days=1)


def begun(happening: Happening) -> None:
    """Each of the two, when they are brought together; the mentor alone, where somebody took a talk or a place; and the
    other, when one sets the time of a talk."""
    if pair := _pair(happening):
        _tell(happening, by_id=_other(pair, happening.about_id))
        _mail(happening, pair.pk)


def ended(happening: Happening) -> None:
    """Whoever did not end it themselves; when all of a round ends, there is the question how it was, and no mail."""
    pair = _pair(happening)
    if pair and not _did_it(happening):
        _tell(happening, by_id=_other(pair, happening.about_id))
        if pair.round.closed is None:
            _mail(happening, pair.pk)


def checked(happening: Happening) -> None:
    """Whoever is asked, by mail alone: that is where they answer."""
    _mail(happening, happening.particulars["check"])


def without(happening: Happening) -> None:
    """Whoever took part and is in no pair."""
    _tell(happening)
    _mail(happening, happening.particulars["part"])


def met(happening: Happening) -> None:
    """The other of the two, in the page alone; of what was taken back since, nobody."""
    rows = Meeting.objects.trusted(WHY).filter(pk=happening.particulars["meeting"])
    if meeting := rows.first():
        _tell(happening, by_id=meeting.by_id)


def signed(happening: Happening) -> None:
    """Those who keep the programme, in the page alone, and of one round once a day: what was read today stays read."""
    one = Round.objects.trusted(WHY).filter(pk=happening.particulars["round"]).first()
    if one is None:
        return
    rows = Keeper.objects.trusted(WHY).filter(scheme_id=one.scheme_id, person__account__is_active=True)
    calm = Notice.objects.trusted(WHY).filter(round=one, read__isnull=False, at__gt=happening.at - CALM)
    rows = rows.exclude(person_id=happening.about_id).exclude(person_id__in=calm.values("person_id"))
    people = list(rows.values_list("person_id", flat=True))
    tell(people, happening, Notice.Why.GIVING, "part.taken", place={"round_id": one.pk})


def _pair(happening: Happening) -> Pair | None:
    rows = Pair.objects.trusted(WHY).filter(pk=happening.particulars["pair"])
    return rows.select_related("round", "mentor", "mentee").first()


def _other(pair: Pair, person_id: int | None) -> int:
    return pair.mentee.person_id if pair.mentor.person_id == person_id else pair.mentor.person_id


def _did_it(happening: Happening) -> bool:
    rows = Person.objects.trusted(WHY).filter(pk=happening.about_id, account_id=happening.by_id)
    return happening.by_id is not None and rows.exists()


def _tell(happening: Happening, **words) -> None:
    tell(about(happening), happening, Notice.Why.GIVING, place={"round_id": happening.particulars["round"]}, **words)


@transaction.atomic
def _mail(happening: Happening, pk: int) -> None:
    mail((one, occasion(happening, pk)) for one in about(happening))
