"""Hands a message to the mail server, and says what became of it. What is done about it is for whoever sends."""

from enum import Enum
from smtplib import SMTPDataError, SMTPNotSupportedError, SMTPRecipientsRefused, SMTPResponseException

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend


class NotNow(Exception):
    """The mail server does not answer, or takes nothing at present."""


class Outcome(Enum):
    """What became of a message."""

    TAKEN = "taken"
    REFUSED = "refused"  # this message, for good
    NOT_NOW = "not now"  # nothing was taken: the same message may be tried again
    UNKNOWN = "unknown"  # the line broke: the server may have it


def connected() -> BaseEmailBackend:
    """An open connection. Raises NotNow."""
    connection = get_connection()
    try:
        connection.open()
    except OSError as trouble:
        raise NotNow from trouble
    return connection


def hand_over(message: EmailMessage, connection: BaseEmailBackend) -> Outcome:
    """Over a connection that is open already: without a server nothing has begun."""
    try:
        connection.send_messages([message])
    except (SMTPRecipientsRefused, SMTPNotSupportedError, ValueError):  # ValueError: Django cannot write this address
        return Outcome.REFUSED
    except SMTPResponseException as answer:
        is_final = isinstance(answer, SMTPDataError) and answer.smtp_code >= 500
        return Outcome.REFUSED if is_final else Outcome.NOT_NOW
    except OSError:
        return Outcome.UNKNOWN
    return Outcome.TAKEN
