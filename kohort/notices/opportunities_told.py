"""The readers of what happens with jobs and theses: whoever posted it, those interested, and the office."""

from collections.abc import Iterable

from django.db import transaction

from kohort.activity.models import Happening
from kohort.opportunities.models import Interest, Opportunity, Word
from kohort.people.models import Block

from .coordinators import coordinators
from .happened import about
from .models import Notice
from .noting import mail, occasion, tell

WHY = "whoever has to do with an opportunity is told what becomes of it"


def proposed(happening: Happening) -> None:
    """Coordinators, in the page alone: an employer from outside waits for them."""
    _tell(coordinators(happening.institution_id), happening)


def refused(happening: Happening) -> None:
    """Who posted it. Employers from outside have letters of their own."""
    _tell(about(happening), happening)
    _mail(happening, _which(happening))


def restored(happening: Happening) -> None:
    """Who posted it, in the page alone: what is over since is theirs to open again."""
    _tell(about(happening), happening)


def ending(happening: Happening) -> None:
    """Who posted it, with the button that keeps it."""
    _tell(about(happening), happening)
    _mail(happening, _which(happening))


def interested(happening: Happening) -> None:
    """Who posted it, at once."""
    rows = Interest.objects.trusted(WHY).filter(pk=happening.particulars["interest"], withdrawn=None)
    if interest := rows.first():
        _tell(about(happening), happening, by_id=interest.person_id)
        _mail(happening, interest.pk)


def offered(happening: Happening) -> None:
    """Who posted it and those interested, as far as they see whoever would put in a word; in the page alone."""
    rows = Word.objects.trusted(WHY).filter(opportunity=_which(happening), person_id=happening.about_id)
    word = rows.filter(person__hidden_since=None).first()
    if word is None:
        return
    posted = Opportunity.objects.trusted(WHY).filter(pk=word.opportunity_id, by__isnull=False)
    people = {*posted.values_list("by_id", flat=True), *_interested(happening)}
    _tell(people - Block.around(word.person_id) - {word.person_id}, happening, by_id=word.person_id)


def closed(happening: Happening) -> None:
    """Those interested, in the page alone: that it is closed, and not who has it."""
    _tell(_interested(happening), happening)


def _interested(happening: Happening) -> list[int]:
    rows = Interest.objects.trusted(WHY).filter(opportunity=_which(happening), withdrawn=None)
    return list(rows.values_list("person_id", flat=True))


def _which(happening: Happening) -> int:
    return happening.particulars["opportunity"]


def _tell(people: Iterable[int], happening: Happening, **words) -> None:
    tell(list(people), happening, Notice.Why.WORK, place={"opportunity_id": _which(happening)}, **words)


@transaction.atomic
def _mail(happening: Happening, pk: int) -> None:
    mail((one, occasion(happening, pk)) for one in about(happening))
