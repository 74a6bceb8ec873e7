"""Once a day: who is to be asked how it goes. Half-way, at the end, and where nothing was heard for a month."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from kohort.kit.bugs import bug

from .counting import count
from .models import Part, Round, Scheme
from .pairs import Check, Meeting, Pair
from .telling import parts_of, tell

WHY = "every pair is asked how it goes"
SILENT = timedelta(days=30)  # after they began, without a meeting or a word
APART = timedelta(days=14)  # between two of these letters to the same people
LATE = timedelta(days=60)  # after the end nobody is asked any more: a worker may have stood still
Form = Scheme.Form


def sweep() -> None:
    """Doing it again asks nobody twice."""
    today = timezone.localdate()
    rows = Round.objects.trusted(WHY).filter(closed=None, begins__lte=today, ends__gte=today - LATE)
    for one in rows.select_related("scheme"):
        for pair in Pair.live().filter(round=one).order_by("pk"):
            for stage in _due(one, pair, today):
                ask(pair, stage)


def _due(one: Round, pair: Pair, today: date) -> Iterator[Check.Stage]:
    """A talk is asked about once, when it has been."""
    if one.ends <= today or (pair.starts and pair.starts + timedelta(days=1) < timezone.now()):
        yield Check.Stage.END
    elif _lately(pair):
        return
    elif one.scheme.form != Form.FLASH and today >= one.begins + (one.ends - one.begins) / 2:
        yield Check.Stage.MIDWAY
    elif _is_silent(one, pair, today):
        yield Check.Stage.SILENCE


def _lately(pair: Pair) -> bool:
    asked = Check.objects.trusted(WHY).filter(pair=pair, asked__gt=timezone.now() - APART)
    return asked.exists()


def _is_silent(one: Round, pair: Pair, today: date) -> bool:
    began = max(one.begins, timezone.localdate(pair.begun))
    met = Meeting.objects.trusted(WHY).filter(pair=pair)
    answered = Check.objects.trusted(WHY).filter(pair=pair, answered__isnull=False)
    return today >= began + SILENT and pair.starts is None and not met.exists() and not answered.exists()


@transaction.atomic
def ask(pair: Pair, stage: Check.Stage) -> None:
    """Each of the two, once a stage; the mentor of a group once for all of it. At the end it is counted."""
    for part in parts_of(pair):
        if _is_asked_already(part, stage):
            continue
        one, is_new = Check.objects.trusted(WHY).get_or_create(pair=pair, part=part, stage=stage)
        if is_new or bug("checked-twice"):
            tell("check.asked", part, check=one.pk)
    if stage == Check.Stage.END:
        count(pair)


def _is_asked_already(part: Part, stage: Check.Stage) -> bool:
    if part.role == Part.Role.MENTEE:
        return False
    rows = Check.objects.trusted(WHY).filter(part=part, stage=stage)
    return rows.filter(pair__round__scheme__form=Form.GROUPS).exists()
