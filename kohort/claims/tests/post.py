"""A mail server that can be told to misbehave, for what happens to an invitation then."""

from aiosmtpd.controller import Controller

from tests.smtp import _free_port


class Moody:
    """Refuses recipients in `refused`, answers letters with `answer`, and hangs up on those in `dropped`."""

    def __init__(self):
        self.kept: list[str] = []
        self.refused: set[str] = set()
        self.dropped: set[str] = set()
        self.answer = "250 Kept"

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address in self.refused or "*" in self.refused:
            return "550 No such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        (address,) = envelope.rcpt_tos
        if address in self.dropped:
            server.transport.close()
            return "421 Gone"
        if self.answer.startswith("250"):
            self.kept.append(address)
        return self.answer


def moody_server(settings):
    """Yields the server while it runs; the settings point to it."""
    box = Moody()
    controller = Controller(box, hostname="127.0.0.1", port=_free_port())
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = controller.hostname, controller.port
    yield box
    controller.stop()
