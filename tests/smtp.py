"""Mail in tests goes over the wire to a small SMTP server, as in production. Its letters are what readers get."""

import random
import socket
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from aiosmtpd.controller import Controller


class Mailbox:
    """Everything that was sent in this test, oldest first."""

    def __init__(self):
        self.letters: list[EmailMessage] = []

    async def handle_DATA(self, server, session, envelope):
        letter = message_from_bytes(envelope.content, policy=policy.default)
        self.letters.append(letter)
        return "250 Kept"

    def deliver(self) -> list[EmailMessage]:
        """Let the worker do all that waits, then give the letters."""
        from kohort.site.working import work  # models are loaded by now

        work(until_done=True)
        return self.letters


def _free_port() -> int:
    """Below 32768: above it lie the ports that clients are given."""
    for port in random.sample(range(20_000, 32_768), 100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)):
                return port
    raise OSError("no free port")


@pytest.fixture
def mailbox(settings):
    """A running mail server that the settings point to."""
    box = Mailbox()
    controller = Controller(box, hostname="127.0.0.1", port=_free_port())
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = controller.hostname, controller.port
    yield box
    controller.stop()
