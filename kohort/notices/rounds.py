"""Who gets a digest today: a row for each, made in chunks; what stands in it is found out when it is written.

Daily for who wants it so; and once a week, on Monday, for all others. No digest goes to somebody in whose groups
nothing was said, who wants none, or who has not been here for a year.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from kohort.conversations.models import Post
from kohort.groups.models import Membership

from . import jobs, sending
from .digests import DAILY, WEEKLY
from .models import Hearing, Mailing, Rhythm, Wish
from .presence import silent

WHY = "a digest goes to those in whose groups something was said"
CHUNK = 1000
How = Hearing.How


def round_of_the_day() -> None:
    """Once a day; again on the same day it changes nothing."""
    sending.forget()
    today = timezone.localdate()
    is_weekly = _week_is_due(today)
    occasion = f"digest:weekly:{_monday(today)}" if is_weekly else f"digest:daily:{today}"
    for people in _chunks(_wanted(is_weekly)):
        with transaction.atomic():
            rows = [Mailing(person_id=one, occasion=occasion) for one in people]
            Mailing.objects.bulk_create(rows, ignore_conflicts=True)
    jobs.send_digests.enqueue()
    jobs.send_invitations.enqueue()
    jobs.send_at_once.enqueue()  # whatever a fault of ours has left waiting


def _monday(today: date) -> date:
    return today - timedelta(days=today.weekday())


def _week_is_due(today: date) -> bool:
    """On Monday, or on the first day of the week with something to tell: nobody loses a week to a server that stood."""
    made = sending.digests().filter(occasion=f"digest:weekly:{_monday(today)}")
    return today.weekday() == 0 or not made.exists()


def _wanted(is_weekly: bool):
    """The ids of those who may get one, in order, as a query."""
    spoken = Post.objects.trusted(WHY).filter(removed__isnull=True, group__closed__isnull=True)
    lately = spoken.filter(at__gt=timezone.now() - (WEEKLY if is_weekly else DAILY)).values("group_id")
    said = Hearing.objects.trusted(WHY).filter(person_id=OuterRef("person_id"), group_id=OuterRef("group_id"))
    elsewhere = Exists(said.filter(how__in=[How.AT_ONCE, How.NEVER]))
    rows = Membership.objects.trusted(WHY).filter(~elsewhere if is_weekly else Exists(said.filter(how=How.DAILY)))
    none = Wish.objects.trusted(WHY).filter(Q(rhythm=Rhythm.NEEDED) | Q(digests=False)).values("person_id")
    here = rows.filter(group_id__in=lately, left__isnull=True, person__account__is_active=True)
    people = here.exclude(person_id__in=none).exclude(silent("person__"))
    return people.order_by("person_id").values_list("person_id", flat=True).distinct()


def _chunks(people) -> Iterator[list[int]]:
    last = 0
    while found := list(people.filter(person_id__gt=last)[:CHUNK]):
        yield found
        last = found[-1]
