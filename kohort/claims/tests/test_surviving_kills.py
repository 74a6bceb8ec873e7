"""The worker is killed at any moment while letters go out: nobody gets two, nobody is lost unless the desk says so."""

import asyncio
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter

import pytest
from aiosmtpd.controller import Controller
from django_tasks_db.models import DBTaskResult

from tests.homes import with_tables
from tests.smtp import _free_port

pytestmark = pytest.mark.own_file


LETTERS = 80
SEED = f"""
import django; django.setup()
from kohort.claims import inviting
from kohort.claims.models import Invitation, Invited
from kohort.institutions.models import Institution
from kohort.people.models import Contact, Person
here = Institution.objects.create(slug="lysbu", names={{"nb": "Lysbu"}}, language="nb", country="NO")
invitation = Invitation.objects.create(
    institution=here, figures={{"letters": {LETTERS}, "prepared": True}}, state="stopped")
for n in range({LETTERS}):
    person = Person.objects.create(institution=here, given_names=f"Nr{{n}}")
    address = Contact.objects.create(
        institution=here, person=person, kind="email", value=f"nr{{n}}@example.net", source="office")
    Invited.objects.create(institution=here, invitation=invitation, person=person, address=address, language="nb")
inviting.resume(invitation, by=None)
"""
WORK = """
import django; django.setup()
from kohort.site.working import work
work(until_done=True)
"""
TIME_PASSES = (
    f"UPDATE {DBTaskResult._meta.db_table} SET run_after = '2026-01-01'",
    "UPDATE claims_invited SET began = '2026-01-01' WHERE state = 'sending'",
    "DELETE FROM accounts_tally",
)


class Post:
    """A mail server that keeps who got what. It has the letter and has not said so yet when it calls `at_letter`."""

    def __init__(self):
        self.kept: Counter = Counter()
        self.at_letter = lambda: None

    async def handle_DATA(self, server, session, envelope):
        await asyncio.sleep(0.003)
        self.kept.update(envelope.rcpt_tos)
        self.at_letter()
        await asyncio.sleep(0.003)
        return "250 Kept"


@pytest.fixture
def post():
    box = Post()
    box.server = Controller(box, hostname="127.0.0.1", port=_free_port())
    box.server.start()
    yield box
    box.server.stop()


@pytest.fixture
def house(tmp_path, post):
    """A database of its own with an invitation that is about to go out, and how to run something in it."""
    environment = with_tables(tmp_path) | {
        "KOHORT_MODE": "production",
        "KOHORT_LETTERS_PER_MINUTE": "60000",
        "EMAIL_URL": f"smtp://127.0.0.1:{post.server.port}",
    }

    def run(code):
        return subprocess.Popen([sys.executable, "-c", code], env=environment)

    assert run(SEED).wait() == 0
    return run, tmp_path / "kohort.sqlite3"


def ask(database, *queries):
    with sqlite3.connect(database, timeout=20) as connection:
        return [connection.execute(query).fetchall() for query in queries]


def kill(process, post, after: int, chance, in_its_hands: bool) -> bool:
    """Kill the worker while it hands over a letter, or at any moment later; False when it was done before."""
    wanted = post.kept.total() + after

    def now():
        if post.kept.total() >= wanted and in_its_hands:
            process.send_signal(signal.SIGKILL)

    post.at_letter = now
    while post.kept.total() < wanted and process.poll() is None:
        time.sleep(0.001)
    time.sleep(chance.uniform(0, 0.02))
    process.send_signal(signal.SIGKILL)
    return process.wait() == -signal.SIGKILL


def survive(house, post, rounds: int, seed: int):
    run, database = house
    chance, killed = random.Random(seed), 0
    for number in range(rounds):
        after = chance.randrange(1, 2 * LETTERS // (rounds + 1))
        killed += kill(run(WORK), post, after, chance, in_its_hands=number % 2 == 0)
        ask(database, *TIME_PASSES)
    post.at_letter = lambda: None
    assert killed
    for _ in range(3):
        assert run(WORK).wait() == 0
        ask(database, *TIME_PASSES)
    check(database, post, killed)


def check(database, post, killed):
    ((letters, state),) = (
        ask(
            database,
            "SELECT c.value, i.state FROM claims_invited i JOIN people_contact c ON c.id = i.address_id",
            "SELECT state FROM claims_invitation",
        ),
    )
    in_doubt = {address for address, became in letters if became == "unknown"}
    sent = {address for address, became in letters if became == "sent"}
    assert state == [("done",)]
    assert len(sent) + len(in_doubt) == LETTERS
    assert len(in_doubt) <= killed
    assert [address for address, times in post.kept.items() if times > 1] == []
    assert sent - set(post.kept) == set()


def test_a_few_kills(house, post):
    survive(house, post, rounds=2, seed=7)


@pytest.mark.full
def test_many_kills(house, post):
    survive(house, post, rounds=20, seed=3)
