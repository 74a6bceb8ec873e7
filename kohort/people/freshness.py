"""How long ago somebody said that what is known is still right: in the index a month, to the office a bucket."""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone

NEVER = "never"
BUCKETS = ("fresh", "old", NEVER)
FIRST_YEAR = 2000  # nothing was confirmed here before
YEARS_FRESH = 2


def month(confirmed: Iterable[datetime | None]) -> str:
    """The month of the newest confirmation, "2026-03", or "never"."""
    known = [when for when in confirmed if when]
    return f"{max(known):%Y-%m}" if known else NEVER


def bucket_of(value: str) -> str:
    """ "fresh" up to two years ago, else "old"; "never" stays."""
    return NEVER if value == NEVER else "fresh" if value >= _limit() else "old"


def months_of(buckets: Iterable[str], institution_id: int) -> list[str]:
    """All months that stand for these buckets today."""
    this_year = timezone.now().year
    months = (f"{year}-{month:02}" for year in range(FIRST_YEAR, this_year + 1) for month in range(1, 13))
    return [value for value in [NEVER, *months] if bucket_of(value) in buckets]


def _limit() -> str:
    now = timezone.now()
    return f"{now.year - YEARS_FRESH}-{now.month:02}"
