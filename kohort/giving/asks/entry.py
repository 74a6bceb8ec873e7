"""An ask that is agreed, as an appointment: for who comes and for who asked."""

from datetime import datetime

from kohort.giving.appointment import Appointment

from .facts import where
from .models import Ask


def entry(ask: Ask, starts: datetime, *, page: str, other: str) -> Appointment:
    """`starts` is that of the ask, by its clock; `page` as Appointment has it; `other` says how to reach the other."""
    return Appointment(
        key=ask.key,
        sequence=ask.sequence,
        stamp=ask.closed or ask.sent or ask.created,
        starts=starts,
        zone=ask.zone,
        minutes=ask.length,
        title=ask.title,
        words=(ask.words, ask.link, other),
        page=page,
        house=ask.institution,
        where=where(ask),
        link=ask.link,
        off=ask.state == Ask.State.WITHDRAWN,
    )
