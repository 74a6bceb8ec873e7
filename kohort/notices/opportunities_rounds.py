"""Who hears today of jobs and theses they follow: one mail for all one's watches that are due and have news.

A watch is due every day or once a week, as was said; the first news comes at once. What is told is the time between
`before` and `told`, written down here: the mail reads it when it goes out, as often as it has to be written.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from kohort.kit.bugs import bug
from kohort.opportunities.models import Opportunity, Watch
from kohort.opportunities.watching import news

from . import jobs
from .models import Mailing

WHY = "one hears of what one follows"
A_WEEK = timedelta(days=6, hours=12)  # the round of the day does not come at the same minute
CHUNK = 500
State = Mailing.State


def tell_followers(now: datetime | None = None) -> None:
    """Once a day; again on the same day it changes nothing."""
    now = now or timezone.now()
    for person in _people(now):
        _tell(person, now)
    jobs.send_invitations.enqueue()


def _people(now: datetime) -> Iterator[int]:
    """Who has a watch that is due in a house where something was posted since; and no such mail today, or unsent."""
    last, rows = 0, _due(now)
    while found := list(rows.filter(person_id__gt=last).values_list("person_id", flat=True).distinct()[:CHUNK]):
        yield from found
        last = found[-1]


def _due(now: datetime):
    weekly = Q(how=Watch.How.WEEKLY) & Q(told__gt=now - A_WEEK) & Q(before__isnull=False)
    house = Opportunity.objects.trusted(WHY).filter(institution=OuterRef("person__institution"))
    mails = Mailing.objects.trusted(WHY).filter(person_id=OuterRef("person_id"), occasion__startswith="watch:")
    held = mails.filter(Q(occasion=_occasion(now)) | Q(state__in=[State.WAITING, State.SENDING]))
    rows = Watch.objects.trusted(WHY).filter(Exists(house.filter(posted__gt=OuterRef("told"))), ~Exists(held))
    return rows.filter(person__account__is_active=True).exclude(weekly).order_by("person_id")


@transaction.atomic
def _tell(person: int, now: datetime) -> None:
    """The mail and what it is about, together or not at all; of two workers, one makes it."""
    mine = [one.pk for one in _due(now).filter(person_id=person) if news(one, now).exists()]
    if not mine:
        return
    mails = Mailing.objects.trusted(WHY)
    _mail, is_new = mails.get_or_create(person_id=person, occasion=_occasion(now), defaults={"at": now})
    if is_new:
        before = F("since" if bug("watch-told-twice") else "told")
        Watch.objects.trusted(WHY).filter(pk__in=mine).update(before=before, told=now)


def _occasion(now: datetime) -> str:
    return f"watch:{timezone.localdate(now)}"
