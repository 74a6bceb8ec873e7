"""Codes on paper, for people without an address that may claim: made once, kept as keyed hashes, guessed by nobody.

Twelve signs are 60 bits. With 145,000 letters out and every budget used up for a year, the chance that one guess hits
is one in four million (docs/decisions/017-invitations.md).
"""

import secrets
from collections.abc import Iterable, Iterator
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from kohort.accounts.codes import bare
from kohort.accounts.limits import Limit, TooOften, spend
from kohort.activity.models import Happening, record
from kohort.institutions.models import Institution
from kohort.kit.bugs import bug
from kohort.kit.keys import ALPHABET

from .models import PaperCode

WHY = "whoever holds a letter has the code that is on it"
LENGTH, GROUP = 12, 4
LIFE = timedelta(days=120)
AT_ONCE = 500
PER_NETWORK = Limit("failed letter codes of a network", 20, 3600)
PER_INSTITUTION = Limit("failed letter codes of an institution", 200, 3600)
GUESSED = "letter codes guessed"


def new_code() -> str:
    """ "K7QF-2M9X-0B4T"."""
    signs = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH)).upper()
    return "-".join(signs[start : start + GROUP] for start in range(0, LENGTH, GROUP))


@transaction.atomic
def make(institution: Institution, people: Iterable[int]) -> dict[int, str]:
    """{person's id: the code to print}: seen now and never again. Earlier letters of these people open nothing more."""
    codes = {person: new_code() for person in people}
    now = timezone.now()
    for ids in _portions(list(codes)):
        _unused(institution).filter(person__in=ids).update(ends=now)
    rows = (
        PaperCode(institution=institution, person_id=person, mark=_mark(institution, code), made=now, ends=now + LIFE)
        for person, code in codes.items()
    )
    PaperCode.objects.bulk_create(rows, batch_size=AT_ONCE)
    return codes


def redeem(institution: Institution, typed: str, network: str) -> PaperCode | None:
    """The unused code that was typed, or None. Raises TooOften, for a right code too once a budget is used up.

    Only failures are counted: they are counted before anything is looked up, and what was counted for a right code is
    rolled back. So parallel guesses get no more than one after another.
    """
    try:
        with transaction.atomic():
            spend((PER_NETWORK, network), *_budget_of(institution))
            found = _unused(institution).filter(mark=_mark(institution, typed)).select_related("person").first()
            if found:
                transaction.set_rollback(True)
    except TooOften as refusal:
        _raise_alarm(institution, refusal.limit)
        raise
    return found


def use(code: PaperCode) -> bool:
    """Whether it was still unused: call it in the transaction of the claim."""
    return bool(_unused(code.institution_id).filter(pk=code.pk).update(used=timezone.now()))


def under_way(institution: Institution) -> set[int]:
    """Ids of people who have a letter that still opens something."""
    return set(_unused(institution).values_list("person_id", flat=True))


def is_being_guessed(institution: Institution) -> bool:
    """Whether the institution's budget was used up in the last day."""
    return _alarms(institution, timedelta(days=1)).exists()


def _portions(ids: list[int]) -> Iterator[list[int]]:
    return (ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE))


def _unused(institution):
    now = timezone.now()
    return PaperCode.objects.trusted(WHY).filter(institution=institution, used__isnull=True, ends__gt=now)


def _mark(institution, code: str) -> bytes:
    """Needs the installation's secret, so that neither the table nor the time a look-up takes tells a code."""
    return salted_hmac("kohort.claims.paper", f"{institution.pk}:{bare(code)}", algorithm="sha256").digest()[:16]


def _budget_of(institution) -> list[tuple[Limit, str]]:
    return [] if bug("budget") else [(PER_INSTITUTION, str(institution.pk))]


def _raise_alarm(institution, limit: Limit) -> None:
    """Once in a window: everybody of the institution is refused now, and its office should know why."""
    if limit == PER_INSTITUTION and not _alarms(institution, timedelta(seconds=limit.seconds)).exists():
        record(GUESSED, institution=institution, failures=limit.times)


def _alarms(institution, within: timedelta):
    rows = Happening.objects.trusted("whether somebody guesses codes is told without saying who")
    return rows.filter(institution=institution, verb=GUESSED, at__gte=timezone.now() - within)
