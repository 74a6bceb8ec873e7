"""An ask that is agreed, as an appointment: for who comes and for who asked."""

from datetime import datetime

from django.utils import timezone

from kohort.giving.appointment import Appointment

from .facts import where
from .models import Ask

HOLDS = (Ask.State.AGREED, Ask.State.DONE)


def entry(ask: Ask, starts: datetime, *, page: str, other: str) -> Appointment:
    """`starts` is that of the ask, by its clock; `page` as Appointment has it; `other` says how to reach the other.

    Where nobody comes any more it ends the entry there was.
    """
    return Appointment(
        key=ask.key,
        sequence=ask.sequence,
        stamp=timezone.now(),  # in a file with a METHOD, when it was made (RFC 5545, 3.8.7.2)
        starts=starts,
        zone=ask.zone,
        minutes=ask.length,
        title=ask.called,
        words=(ask.words, ask.link, other),
        page=page,
        house=ask.institution,
        where=where(ask),
        link=ask.link,
        off=ask.state not in HOLDS,
    )
