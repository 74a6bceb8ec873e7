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
        """Do all that waits, then give the letters."""
        do_what_waits()
        return self.letters


def do_what_waits() -> None:
    """Run the jobs as the worker does, but for its loop, which would close the connection the test is in."""
    from django_tasks_db.management.commands.db_worker import Worker  # models are loaded by now
    from django_tasks_db.models import DBTaskResult

    never = {"queue_names": [], "excluded_queue_names": [], "interval": 0, "startup_delay": False, "max_tasks": None}
    worker = Worker(**never, batch=True, backend_name="default", worker_id="test")
    while job := DBTaskResult.objects.ready().first():
        job.claim("test")
        worker.run_task(job)


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
