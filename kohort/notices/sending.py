"""Sends mails: WAITING, SENDING (committed before the mail server hears of it), SENT; never twice, as invitations go.

A mail that was in the worker's hands when it died may or may not have gone out: it becomes UNKNOWN, and is not sent
again. Whoever is told too seldom by that has the notice on the page.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import F, Q
from django.utils import timezone

from kohort.accounts.handing_over import NotNow, Outcome, connected, hand_over
from kohort.accounts.limits import Limit, TooOften, spend
from kohort.kit.bugs import bug

from .models import Mailing

WHY = "a mail is sent once, whoever sends it"
MOST = 100  # in one job, so that others have their turn
EVERY = timedelta(seconds=10)  # between two batches of digests
LATER = timedelta(minutes=5)  # until a mail server is tried again
HELD = timedelta(minutes=5)  # no talk with a mail server lasts longer
KEPT = timedelta(days=60)  # how long is remembered what was sent; for ever where the occasion ends with ONCE
ONCE = ":once"  # in one's life here
MANY = ("event", "offers", "round.published", "watch")  # invitations
PACE = Limit("digests", max(1, settings.LETTERS_PER_MINUTE // 6), int(EVERY.total_seconds()))
State = Mailing.State
BECAME = {
    Outcome.TAKEN: State.SENT,
    Outcome.REFUSED: State.FAILED,
    Outcome.NOT_NOW: State.WAITING,
    Outcome.UNKNOWN: State.UNKNOWN,
}

Compose = Callable[[Mailing], EmailMessage | None]


def at_once():
    """Mails that go out as soon as they can."""
    return Mailing.objects.trusted(WHY).exclude(_of("digest", *MANY))


def digests():
    return Mailing.objects.trusted(WHY).filter(_of("digest"))


def invitations():
    """Of which there are many at a time: at the pace of digests."""
    return Mailing.objects.trusted(WHY).filter(_of(*MANY))


def _of(*kinds: str) -> Q:
    return Q.create([("occasion__startswith", f"{kind}:") for kind in kinds], connector=Q.OR)


def send_batch(rows, prepare: Callable[[list[Mailing]], Compose], pace: Limit | None = None) -> timedelta | None:
    """Some of what waits among `rows`. How long to wait before the next batch; None when nothing waits any more.

    `prepare` reads what a batch needs and gives what writes one mail, or None where there is nothing to say any more.
    """
    _hold_leftovers(rows)
    waiting = rows.filter(state=State.WAITING).order_by(F("began").asc(nulls_first=True), "pk")
    batch = list(waiting[: pace.times if pace else MOST])
    try:
        if batch:
            _send_all(batch, prepare(batch), pace)
    except TooOften:
        return EVERY
    except NotNow:
        return LATER
    if rows.filter(state=State.WAITING).exists():
        return EVERY if pace else timedelta()
    return HELD if rows.filter(state=State.SENDING).exists() else None


def _hold_leftovers(rows) -> None:
    """What was begun and never ended."""
    rows.filter(state=State.SENDING, began__lt=timezone.now() - HELD).update(state=State.UNKNOWN)


def _send_all(batch, compose: Compose, pace) -> None:
    """Raises NotNow and TooOften: what is not taken then waits."""
    with closing(connected()) as connection:
        for mailing in batch:
            if pace:
                spend((pace, ""))
            message = _written(mailing, compose)
            if _take(mailing):
                _send(mailing, message, connection)


def _written(mailing: Mailing, compose: Compose) -> EmailMessage | None:
    """Before it is taken: a fault of ours loses no mail. That mail goes to the end, and the others go out."""
    with ExitStack() as if_it_fails:
        if_it_fails.callback(_put_last, mailing)
        message = compose(mailing)
        if_it_fails.pop_all()
    return message


def _put_last(mailing) -> None:
    same = Mailing.objects.trusted(WHY).filter(pk=mailing.pk, state=State.WAITING)
    same.update(began=timezone.now())


def _take(mailing: Mailing) -> bool:
    """Whether it is this process that sends it."""
    same = Mailing.objects.trusted(WHY).filter(pk=mailing.pk)
    rows = same if bug("mailing-doubled") else same.filter(state=State.WAITING)
    return bool(rows.update(state=State.SENDING, began=timezone.now()))


def _send(mailing, message: EmailMessage | None, connection) -> None:
    """Raises NotNow when the server took nothing, or when nobody knows whether it did."""
    if message is None:
        return _became(mailing, State.SKIPPED)
    outcome = hand_over(message, connection)
    _became(mailing, BECAME[outcome])
    if outcome in (Outcome.NOT_NOW, Outcome.UNKNOWN):
        raise NotNow


def _became(mailing, state: str) -> None:
    mine = Mailing.objects.trusted(WHY).filter(pk=mailing.pk, state__in=[State.SENDING, State.UNKNOWN])
    mine.update(state=state)


def forget() -> None:
    """What was sent long ago; once a day. What nobody knows the end of stays as long."""
    rows = Mailing.objects.trusted(WHY).exclude(occasion__endswith=ONCE)
    rows.filter(at__lt=timezone.now() - KEPT).delete()


def problems() -> Iterator[str]:
    """For `kohort check`."""
    rows = Mailing.objects.trusted(WHY)
    lost = rows.filter(state__in=[State.UNKNOWN, State.FAILED], at__gt=timezone.now() - timedelta(days=7)).count()
    if lost:
        yield f"{lost} mails of the last seven days were refused, or nobody knows whether they went out."
