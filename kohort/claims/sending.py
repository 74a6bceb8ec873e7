"""Sends the letters of an invitation: WAITING, SENDING (committed before the mail server hears of it), SENT.

Nobody is written to twice, however often the worker is killed, and whoever runs beside it. A letter that was in its
hands when it died may or may not have gone out: it becomes UNKNOWN, and the office decides. The mail server that takes
a letter is ours; what happens beyond it is not known here.
"""

from contextlib import closing
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from kohort.accounts.handing_over import NotNow, Outcome, connected, hand_over
from kohort.accounts.limits import Limit, TooOften, spend
from kohort.kit.bugs import bug

from . import mail
from .inviting import letters_of
from .last_look import may_go_out
from .models import Invitation, Invited

WHY = "a letter is sent once, whoever sends it"
EVERY = timedelta(seconds=10)  # between two batches; what somebody waits for is done in between
LATER = timedelta(minutes=5)  # until a mail server is tried again
HELD = timedelta(minutes=5)  # no talk with a mail server lasts longer: settings.EMAIL_TIMEOUT for each of its steps
FEW = 5  # letters refused one after another that tell about the server rather than about them
State = Invited.State
BECAME = {
    Outcome.TAKEN: State.SENT,
    Outcome.REFUSED: State.FAILED,
    Outcome.NOT_NOW: State.WAITING,
    Outcome.UNKNOWN: State.UNKNOWN,
}


class AllRefused(Exception):
    """The mail server refuses whatever it is given: somebody has to look before more letters are lost on it."""


def send_batch(invitation: Invitation) -> timedelta | None:
    """As many letters as the pace allows. How long to wait before the next batch; None when nothing waits any more.

    Raises AllRefused.
    """
    _hold_leftovers(invitation)
    pace = Limit("letters of invitations", max(1, settings.LETTERS_PER_MINUTE // 6), int(EVERY.total_seconds()))
    became: list[str] = []
    try:
        while len(became) < pace.times and _some_wait(invitation) and "" not in became:
            spend((pace, ""))
            became.append(_send_next(invitation))
    except TooOften:
        return EVERY
    except NotNow:
        return LATER
    if not _some_wait(invitation):
        return _last_wait(invitation)
    if len(became) >= FEW and set(became) == {State.FAILED}:
        raise AllRefused
    return EVERY


def _some_wait(invitation) -> bool:
    return letters_of(invitation).filter(state=State.WAITING).exists()


def _last_wait(invitation) -> timedelta | None:
    """Somebody else, or nobody, is at the last letters: that is known in a while."""
    return HELD if letters_of(invitation).filter(state=State.SENDING).exists() else None


def _hold_leftovers(invitation) -> None:
    """What was begun and never ended."""
    begun = letters_of(invitation).filter(state=State.SENDING)
    if bug("leftovers-again"):
        begun.update(state=State.WAITING)
    begun.filter(began__lt=timezone.now() - HELD).update(state=State.UNKNOWN)


def _send_next(invitation) -> str:
    """What became of the next letter; "" when there was none to take. Raises NotNow.

    Connected first: without a server nothing has begun.
    """
    with closing(connected()) as connection:
        letter = _take(invitation)
        return _send(letter, invitation, connection) if letter else ""


@transaction.atomic
def _take(invitation) -> Invited | None:
    """The next letter, taken by this process alone; none once the invitation was stopped or another has the turn."""
    turn = Invitation.objects.trusted(WHY).filter(pk=invitation.pk, state=Invitation.State.SENDING)
    if not (turn.filter(runner=invitation.runner).exists() or bug("kill-switch")):
        return None
    waiting = letters_of(invitation).filter(state=State.WAITING).order_by("pk")
    while letter := waiting.select_related("person", "address").first():
        same = letters_of(invitation) if bug("letter-twice") else waiting.order_by()
        if same.filter(pk=letter.pk).update(state=State.SENDING, began=timezone.now()):
            return letter
    return None


def _send(letter: Invited, invitation: Invitation, connection) -> str:
    """Raises NotNow when the server took nothing, or when nobody knows whether it did."""
    if not may_go_out(letter, invitation):
        return _became(letter, State.SKIPPED)
    outcome = hand_over(mail.of(letter, invitation), connection)
    is_sent = {"sent": timezone.now()} if outcome is Outcome.TAKEN else {}
    state = _became(letter, BECAME[outcome], **is_sent)
    if outcome in (Outcome.NOT_NOW, Outcome.UNKNOWN):
        raise NotNow
    return state


def _became(letter: Invited, state: str, **more) -> str:
    mine = Invited.objects.trusted(WHY).filter(pk=letter.pk, state__in=[State.SENDING, State.UNKNOWN])
    mine.update(state=state, **more)
    return state
