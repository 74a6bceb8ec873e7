"""Six runners send the same invitation at the same moment: nobody gets two letters, and nobody is left out."""

from collections import Counter

import pytest
from aiosmtpd.controller import Controller

from tests.smtp import _free_port

from .test_racing import race  # noqa: F401  (a fixture)

LETTERS = 60
SENDING = f"""
from kohort.claims import inviting, sending
from kohort.claims.models import Invitation, Invited

invitation = Invitation.objects.create(
    institution=here, figures={{"letters": {LETTERS}, "prepared": True}}, state="sending", runner="everybody")
for number in range({LETTERS}):
    one = person(number)
    address = Contact.objects.create(institution=here, person=one, kind="email", value=f"nr{{number}}@example.net")
    Invited.objects.create(institution=here, invitation=invitation, person=one, address=address)
together(lambda number: sending.send_batch(invitation), 6)
print(inviting.tally(invitation))
"""


@pytest.fixture
def kept(monkeypatch):
    """Who got how many letters."""
    counter = Counter()

    class Post:
        async def handle_DATA(self, server, session, envelope):
            counter.update(envelope.rcpt_tos)
            return "250 Kept"

    server = Controller(Post(), hostname="127.0.0.1", port=_free_port())
    server.start()
    monkeypatch.setenv("KOHORT_MODE", "production")
    monkeypatch.setenv("EMAIL_URL", f"smtp://127.0.0.1:{server.port}")
    monkeypatch.setenv("KOHORT_LETTERS_PER_MINUTE", "60000")
    yield counter
    server.stop()


def test_one_letter_each(kept, race):  # noqa: F811
    assert race(SENDING) == str({"sent": LETTERS})
    assert kept == Counter({f"nr{number}@example.net": 1 for number in range(LETTERS)})
