"""The readers of what happens with asks: whom each verb is told to, on their page and by mail.

What is asked for, agreed to or thanked for comes at once, whatever rhythm one wishes; see `stopping.ASKS`. Told twice,
they change nothing the second time.
"""

from django.db import transaction

from kohort.activity.models import Happening
from kohort.giving.models import Ask, Asked, Given

from .happened import about
from .models import Notice
from .noting import mail, occasion, tell

WHY = "who asks and who is asked hear what becomes of it"


@transaction.atomic
def to_asked(happening: Happening) -> None:
    """The one who was asked: for the first time, again, or that it is no longer needed or has changed."""
    asked = _asked(happening)
    if asked:
        _note(asked.person_id, happening, asked.ask_id, asked.ask.by_id)
        mail([(asked.person_id, occasion(happening, asked.pk))])


@transaction.atomic
def agreed(happening: Happening) -> None:
    """Both: who said yes has it in writing, and has done it themselves."""
    asked = _asked(happening)
    if asked and asked.ask.by_id:
        _note(asked.ask.by_id, happening, asked.ask_id, asked.person_id)
        mail((one, occasion(happening, asked.pk)) for one in (asked.ask.by_id, asked.person_id))


@transaction.atomic
def declined(happening: Happening) -> None:
    """Whoever asks: on their page, and by mail where it had been agreed."""
    asked = _asked(happening)
    if asked and asked.ask.by_id:
        _note(asked.ask.by_id, happening, asked.ask_id, asked.person_id)
        before = Happening.objects.trusted(WHY).filter(verb="ask.agreed", institution=happening.institution_id)
        if before.filter(particulars__asked=asked.pk, pk__lt=happening.pk).exists():
            mail([(asked.ask.by_id, occasion(happening, asked.pk))])


@transaction.atomic
def to_asker(happening: Happening) -> None:
    """Whoever asks: who said yes is gone, nobody could, or was it held?"""
    rows = Ask.objects.trusted(WHY).filter(pk=happening.particulars["ask"])
    ask = rows.filter(by=happening.about_id).first() if happening.about_id else None
    if ask and ask.by_id:
        _note(ask.by_id, happening, ask.pk)
        mail([(ask.by_id, occasion(happening, ask.pk))])


@transaction.atomic
def concluded(happening: Happening) -> None:
    """Who gave: it is counted; by mail once somebody has said something of it."""
    given = _given(happening)
    if given and given.ask_id:
        _note(given.person_id, happening, given.ask_id, given.by_id)
        if given.thanks or given.words:
            mail([(given.person_id, f"ask.concluded:{given.pk}:0")])  # once, whoever says more


@transaction.atomic
def logged(happening: Happening) -> None:
    """Who gave, by mail: there is nothing to look at but their own page."""
    given = _given(happening)
    if given:
        mail([(given.person_id, occasion(happening, given.pk))])


@transaction.atomic
def refused(happening: Happening) -> None:
    """Who logged what was not so, by mail: it is gone from every page."""
    mail((one, occasion(happening, happening.pk)) for one in about(happening))


def _note(person_id: int, happening: Happening, ask_id: int, by_id: int | None = None) -> None:
    tell([person_id], happening, Notice.Why.GIVING, place={"ask_id": ask_id}, by_id=by_id)


def _asked(happening: Happening) -> Asked | None:
    """Who has heard of it, and is there still."""
    rows = Asked.objects.trusted(WHY).filter(pk=happening.particulars["asked"], told__isnull=False)
    return rows.select_related("ask").first()


def _given(happening: Happening) -> Given | None:
    return Given.objects.trusted(WHY).filter(pk=happening.particulars["given"]).first()
