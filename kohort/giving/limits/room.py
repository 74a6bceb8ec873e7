"""Who cannot be asked now: who is not here, has paused, cannot in that month, or was asked as often as they said."""

from datetime import date, timedelta

from django.db.models import Count, Exists, F, OuterRef, Q, Subquery, TextField
from django.db.models.functions import Cast, Coalesce
from django.db.models.lookups import GreaterThanOrEqual
from django.utils import timezone

from kohort.access.guard import NONE
from kohort.giving.models import Limits
from kohort.kit.bugs import bug
from kohort.people.models import Person

from .models import Approach

WHY = "nobody is asked more than they said"
UNSAID = 4  # a year, where somebody has said nothing
MONTHLY = 12  # a year, meant evenly: one in any month
A_YEAR, A_MONTH = timedelta(days=365), timedelta(days=30)


def without_room(*, on: date | None = None):
    """People not to be asked now for something on the day `on` (else today). Of every house: filter it further."""
    away = Q(account__isnull=True) | Q(hidden_since__isnull=False)
    said = Limits.objects.trusted(WHY).filter(person_id=OuterRef("pk"))
    closed = said.annotate(off=Cast("months_off", TextField())).filter(_paused() | _month_off(on) | _spent())
    unsaid = ~Q(Exists(said)) & _times("pk", gte=UNSAID)
    return Person.objects.trusted(WHY).filter(away | Q(Exists(closed)) | unsaid)


def _paused() -> Q:
    return NONE if bug("paused-asked") else Q(paused_until__gt=timezone.localdate())


def _month_off(on: date | None) -> Q:
    """Of limits whose column `off` is JSON as text, "[6, 12]": SQLite cannot look into a list."""
    return Q(off__regex=rf"[^0-9]{(on or timezone.localdate()).month}[^0-9]")


def _spent() -> Q:
    """Of limits: so many in any year; once a month, one in any month."""
    evenly = Q(per_year=MONTHLY) & Q(Exists(_asked("person_id", A_MONTH)))
    return evenly | Q(per_year__lt=MONTHLY) & _times("person_id", gte=F("per_year"))


def _times(owner: str, *, gte) -> Q:
    """Whether the owner (a column of the outer query) was asked so often in a year."""
    if bug("limit-ignored"):
        return NONE
    count = _asked(owner, A_YEAR).values("person_id").annotate(n=Count("pk")).values("n")
    return Q(GreaterThanOrEqual(Coalesce(Subquery(count), 0), gte))


def _asked(owner: str, since: timedelta):
    return Approach.objects.trusted(WHY).filter(person_id=OuterRef(owner), at__gt=timezone.now() - since)
