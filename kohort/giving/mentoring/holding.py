"""A round, held: nobody else takes part in it, leaves it or takes a place meanwhile. And why something cannot be."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from kohort.kit.bugs import bug

from .models import Round
from .rounds import State, state

WHY = "whoever changes who takes part holds the round"


class NotNow(Exception):
    """Something stands in the way; `str()` of it is a sentence for the reader that says what to do."""


def stop(sentence: str | Promise) -> None:
    """Raises NotNow where there is a reason."""
    if sentence:
        raise NotNow(sentence)


@contextmanager
def holding(round_id: int) -> Iterator[Round]:
    """Takes the round's row before anything else is read; on SQLite every transaction is alone from its beginning."""
    unlocked = bug("places-unlocked")
    with nullcontext() if unlocked else transaction.atomic():
        rows = Round.objects.trusted(WHY).select_related("scheme__institution")
        yield (rows if unlocked else rows.select_for_update(of=("self",), no_key=True)).get(pk=round_id)


def why_not_open(one: Round) -> str:
    """Why nobody can sign up or change now, or ""."""
    stands = state(one, timezone.localdate())
    if stands == State.OPEN:
        return ""
    if stands == State.PLANNED:
        return _("Sign-up opens on %(day)s. Come back then.") % {"day": date_format(one.opens)}
    if stands == State.OVER:
        return _("This round is over. Look out for the next one.")
    return _("Sign-up has closed. Write to whoever runs the programme if something has changed.")
