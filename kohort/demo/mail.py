"""Mail that goes nowhere: kept in KOHORT_HOME/demo-mail, one .eml file a letter, and shown at /demo/mail/."""

import secrets
import time
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend

KEPT = 400


def folder() -> Path:
    """Where the letters lie."""
    path = settings.KOHORT_HOME / "demo-mail"
    path.mkdir(parents=True, exist_ok=True)
    return path


def _newest_first() -> list[Path]:
    return sorted(folder().glob("*.eml"), reverse=True)


def letters() -> Iterator[EmailMessage]:
    """The letters kept, newest first."""
    for path in _newest_first():
        if letter := _read(path):
            yield letter


@lru_cache(maxsize=KEPT)
def _read(path: Path) -> EmailMessage | None:
    """A letter never changes, and to take apart all that are kept lasts a second. None where the worker has just made
    room for newer ones."""
    try:
        return message_from_bytes(path.read_bytes(), policy=policy.default)
    except FileNotFoundError:
        return None


class DemoBackend(BaseEmailBackend):
    """Keeps the newest letters. The worker writes them, the web process reads them: a file appears whole or not."""

    def send_messages(self, email_messages):
        for message in email_messages:
            self._keep(message.message().as_bytes())
        for path in _newest_first()[KEPT:]:
            path.unlink(missing_ok=True)
        return len(email_messages)

    def _keep(self, letter: bytes):
        path = folder() / f"{time.time_ns():020d}-{secrets.token_hex(4)}.eml"
        half = path.with_suffix(".half")
        half.write_bytes(letter)
        half.rename(path)
