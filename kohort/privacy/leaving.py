"""Leaving for good: the erasure, the one row that counts it, and a letter to say that it is done."""

import logging
from smtplib import SMTPException

from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language

from kohort.activity.models import Happening
from kohort.people.models import Person

from . import mail
from .erasing import erase

log = logging.getLogger(__name__)


def leave(person: Person) -> bool:
    """Erase, then write a last letter. Whether the login is gone too.

    The letter is sent from here, by hand of whoever waits for the page: a job would have to hold the address, and the
    address has to be gone.
    """
    account, institution = person.account, person.institution
    address = account.email if account else ""
    language = (account.language if account else "") or get_language() or institution.language
    with transaction.atomic():
        is_gone = erase(person)
        _count(institution)
    if address:
        _say_goodbye(mail.farewell(address, language, institution))
    return is_gone


def _count(institution) -> None:
    """That somebody left, not who: no person, no account, and the day alone, which is no time of a session."""
    today = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    Happening.objects.create(institution=institution, verb="left", at=today)


def _say_goodbye(letter) -> None:
    """A mail server that is away keeps nobody here. The log does not say whom the letter was for."""
    try:
        letter.send()
    except (SMTPException, OSError) as fault:
        log.warning("a farewell letter could not be sent: %s", type(fault).__name__)
